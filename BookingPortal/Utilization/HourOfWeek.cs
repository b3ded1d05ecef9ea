using NodaTime;

namespace BookingPortal.Utilization;

/// <summary>One hour of the local clock on one weekday, over the whole period.</summary>
/// <param name="Hour">0 to 23.</param>
public sealed record HourOfWeek(IsoDayOfWeek Weekday, int Hour, long OpenMinutes, long BookedMinutes)
{
    /// <summary>Booked minutes of the open ones; null where no facility is open.</summary>
    public double? Utilization => OpenMinutes == 0 ? null : (double)BookedMinutes / OpenMinutes;
}
