using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>One facility with all that an administrator can change of it.</summary>
/// <param name="Today">The local day of the facility.</param>
/// <param name="Weeks">The week that holds now and those that are planned, by the day from which they hold.</param>
/// <param name="Closures">Those that are not over, with their ids.</param>
public sealed record FacilitySheet(
    int Id, FacilityFields Fields, bool IsActive, LocalDate? RetiredFrom, LocalDate Today, IReadOnlyList<PlannedWeek> Weeks, IReadOnlyList<ClosureLine> Closures)
{
    public FacilityClock Clock => FacilityClock.OfRow(Fields.TimeZone);
}
