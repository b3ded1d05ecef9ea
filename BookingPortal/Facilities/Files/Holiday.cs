using NodaTime;

namespace BookingPortal.Facilities.Files;

/// <summary>A whole day, or several, of a calendar file.</summary>
/// <param name="Until">The first day that no longer belongs to it.</param>
public sealed record Holiday(LocalDate First, LocalDate Until, string Name);
