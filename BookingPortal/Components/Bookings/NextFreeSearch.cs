namespace BookingPortal.Components.Bookings;

/// <summary>How far the search for the next free time is.</summary>
public enum NextFreeSearch
{
    Looking,
    Done,
    Failed,
}
