namespace BookingPortal.Utilization;

/// <summary>How long before its start a booking was made.</summary>
public enum LeadTime
{
    /// <summary>Less than an hour, or while it already ran.</summary>
    LessThanAnHour,

    /// <summary>Less than a day.</summary>
    LessThanADay,

    /// <summary>Less than seven days.</summary>
    LessThanAWeek,

    /// <summary>Less than 28 days.</summary>
    LessThanAMonth,
    Longer,
}
