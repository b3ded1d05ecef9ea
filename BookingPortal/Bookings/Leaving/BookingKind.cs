namespace BookingPortal.Bookings.Leaving;

/// <summary>Which of a person's bookings.</summary>
public enum BookingKind
{
    /// <summary>Running and to come, the earliest first.</summary>
    Upcoming,

    /// <summary>Ended, the latest first.</summary>
    Past,

    /// <summary>The latest start first.</summary>
    Cancelled,
}
