using NodaTime;

namespace BookingPortal.Utilization.Rollup;

/// <summary>Days of one facility that are to be counted, first and last included.</summary>
internal sealed record Stretch(int FacilityId, LocalDate First, LocalDate Last)
{
    public int Days => Period.DaysBetween(First, Last) + 1;
}
