namespace BookingPortal.Bookings;

/// <summary>The seed's enum <c>booking_status</c>. Confirmed and pending hold the slot, cancelled does not.</summary>
public enum BookingStatus
{
    Confirmed,
    Cancelled,
    Pending,
}
