using NodaTime;

namespace BookingPortal.Operations.Integrity;

/// <summary>The bookings that were made on one day of UTC, and how many of them share time with another one: always 0.</summary>
public sealed record ConflictDay(LocalDate Day, long Bookings, long Conflicts);
