namespace BookingPortal.Bookings.Leaving;

/// <summary>Some of a person's bookings.</summary>
/// <param name="Count">How many there are of their kind.</param>
public sealed record PersonBookingList(IReadOnlyList<PersonBooking> Bookings, int Count);
