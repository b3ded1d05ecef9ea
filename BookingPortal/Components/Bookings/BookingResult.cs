using BookingPortal.Bookings;

namespace BookingPortal.Components.Bookings;

/// <summary>How a request of a screen ended, and the sentence that says so.</summary>
public sealed record BookingResult(BookingOutcome Outcome, string Message)
{
    /// <summary>Null where nothing was done, or it cannot be taken back.</summary>
    public UndoOffer? Undo { get; init; }

    /// <summary>Whether the bookings are other than before.</summary>
    public bool IsDone => Outcome is BookingOutcome.Booked or BookingOutcome.Changed or BookingOutcome.Cancelled or BookingOutcome.Restored
        or BookingOutcome.Approved or BookingOutcome.Rejected;
}
