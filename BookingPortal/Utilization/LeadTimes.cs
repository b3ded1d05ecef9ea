using NodaTime;

namespace BookingPortal.Utilization;

/// <summary>Sorts lead times into the classes of <see cref="LeadTime"/>.</summary>
public static class LeadTimes
{
    public static LeadTime Of(Duration lead) =>
        lead < Duration.FromHours(1) ? LeadTime.LessThanAnHour
        : lead < Duration.FromDays(1) ? LeadTime.LessThanADay
        : lead < Duration.FromDays(7) ? LeadTime.LessThanAWeek
        : lead < Duration.FromDays(28) ? LeadTime.LessThanAMonth
        : LeadTime.Longer;
}
