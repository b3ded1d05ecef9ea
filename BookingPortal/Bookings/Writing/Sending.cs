namespace BookingPortal.Bookings.Writing;

/// <summary>Whether a statement reached the wire: before that, a failure means that nothing happened.</summary>
internal sealed class Sending
{
    internal bool Begun { get; set; }
}
