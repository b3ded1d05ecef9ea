namespace BookingPortal.Bookings;

/// <summary>What changed under the person's eyes.</summary>
public enum StaleReason
{
    /// <summary>Hours, closures or limits of the facility, or it is no longer in use.</summary>
    RulesChanged,
    AlreadyCancelled,
    AlreadyEnded,
}
