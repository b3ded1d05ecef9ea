namespace BookingPortal.Components.MyBookings;

/// <summary>Which of my bookings are shown; the names are those of the address.</summary>
public enum BookingTab
{
    Upcoming,
    Past,
    Cancelled,
}
