namespace BookingPortal.Bookings;

/// <summary>How many bookings were cancelled because of a change, and how many stand against the wish.</summary>
public sealed record CancelledForChange(int Cancelled, int Standing);
