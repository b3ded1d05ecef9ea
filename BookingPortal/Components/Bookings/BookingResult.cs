using BookingPortal.Bookings;

namespace BookingPortal.Components.Bookings;

/// <summary>How a dialog ended, and the sentence that says so.</summary>
public sealed record BookingResult(BookingOutcome Outcome, string Message);
