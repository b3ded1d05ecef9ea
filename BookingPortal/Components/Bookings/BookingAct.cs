namespace BookingPortal.Components.Bookings;

/// <summary>What can be done with a booking that somebody looks at.</summary>
public enum BookingAct
{
    Change,
    Extend,
    EndNow,
    Cancel,
    Restore,
    BookAgain,
}
