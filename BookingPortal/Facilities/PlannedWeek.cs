using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>The hours that hold from a local day on.</summary>
public sealed record PlannedWeek(LocalDate From, IReadOnlyList<WeekWindow> Windows);
