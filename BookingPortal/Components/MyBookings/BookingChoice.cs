using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;

namespace BookingPortal.Components.MyBookings;

/// <summary>What somebody chose to do with a booking of the list.</summary>
/// <param name="Act">Null shows its details.</param>
/// <param name="WithHistory">The details with the history unfolded.</param>
public sealed record BookingChoice(MyBooking Booking, ChosenAct? Act = null, bool WithHistory = false);
