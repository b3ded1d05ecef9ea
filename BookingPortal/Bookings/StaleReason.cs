namespace BookingPortal.Bookings;

/// <summary>What changed under the person's eyes.</summary>
public enum StaleReason
{
    /// <summary>Hours, closures or limits of the facility, or it is no longer in use.</summary>
    RulesChanged,
    AlreadyCancelled,
    AlreadyEnded,

    /// <summary>The booking itself: somebody moved or edited it meanwhile.</summary>
    BookingChanged,

    /// <summary>A request was approved, rejected or has expired.</summary>
    AlreadyDecided,

    /// <summary>It is not cancelled any more: there is nothing to restore.</summary>
    NotCancelled,
}
