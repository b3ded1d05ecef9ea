namespace BookingPortal.Bookings;

/// <summary>What a calendar file asks of who receives it by mail (RFC 5546).</summary>
public enum CalendarMethod
{
    Request,
    Cancel,
}
