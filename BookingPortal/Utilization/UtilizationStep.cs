namespace BookingPortal.Utilization;

/// <summary>How the days of a period are put together.</summary>
public enum UtilizationStep
{
    Day,

    /// <summary>ISO weeks, from Monday; the first and the last may be cut by the period.</summary>
    Week,

    /// <summary>Calendar months; the first and the last may be cut by the period.</summary>
    Month,
}
