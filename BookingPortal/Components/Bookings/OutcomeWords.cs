using BookingPortal.Bookings;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

/// <summary>One sentence for each way in which a request can end.</summary>
public sealed class OutcomeWords(IStringLocalizer<BookingTexts> texts)
{
    /// <param name="room">The room's name.</param>
    /// <param name="when">Day and time at the room's place.</param>
    public string Say(BookingOutcome outcome, string room, string when) => outcome switch
    {
        BookingOutcome.Booked { Status: BookingStatus.Pending } => texts["OutcomePending", room, when],
        BookingOutcome.Booked => texts["OutcomeBooked", room, when],
        BookingOutcome.Changed { Status: BookingStatus.Pending } => texts["OutcomeChangedPending", room, when],
        BookingOutcome.Changed => texts["OutcomeChanged", room, when],
        BookingOutcome.Restored { Status: BookingStatus.Pending } => texts["OutcomeRestoredPending", room, when],
        BookingOutcome.Restored => texts["OutcomeRestored", room, when],
        BookingOutcome.Approved => texts["OutcomeApproved", room, when],
        BookingOutcome.Rejected => texts["OutcomeRejected", room, when],
        BookingOutcome.Cancelled => texts["OutcomeCancelled", room, when],
        BookingOutcome.SlotTaken => texts["OutcomeSlotTaken", room, when],
        BookingOutcome.Refused => texts["OutcomeRefused"],
        BookingOutcome.NotAllowed => texts["OutcomeNotAllowed"],
        BookingOutcome.NotFound => texts["OutcomeNotFound"],
        BookingOutcome.Stale stale => texts["OutcomeStale" + stale.What, room, when],
        BookingOutcome.StillChecking => texts["OutcomeStillChecking"],
        BookingOutcome.TryAgain => texts["OutcomeTryAgain"],
        BookingOutcome.KeyReused => texts["OutcomeKeyReused"],
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };
}
