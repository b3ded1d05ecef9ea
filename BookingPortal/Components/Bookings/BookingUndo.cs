using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

/// <summary>Says how a request ended, in one place for all screens, and offers to take back what was done (GRID2).</summary>
public sealed class BookingUndo(
    BookingService bookings, CurrentUser user, UiNotifier notifier, OutcomeWords outcomes, TimeProvider ticks,
    IStringLocalizer<BookingTexts> texts)
{
    /// <summary>The service allows it for longer (<see cref="BookingRules.UndoTime"/>): a press in the last second still counts.</summary>
    private static readonly TimeSpan Offered = TimeSpan.FromSeconds(10);

    /// <param name="result">What is said, and how to take it back.</param>
    /// <param name="onUndone">Called on the dispatcher of the page after a try to take it back, whatever came of it: the screen reads anew.</param>
    public void Say(BookingResult result, Func<Task> onUndone)
    {
        if (!result.IsDone)
        {
            notifier.Warning(result.Message);
        }
        else if (result.Undo is { } offer)
        {
            // One id for the undoing: however often it is asked, it is done once.
            var requestId = Guid.NewGuid();
            notifier.Done(result.Message, texts["Undo"], () => UndoAsync(result.Outcome, offer, requestId, onUndone), Offered);
        }
        else
        {
            notifier.Done(result.Message);
        }
    }

    private async Task UndoAsync(BookingOutcome done, UndoOffer offer, Guid requestId, Func<Task> onUndone)
    {
        var outcome = await Asking.UntilKnownAsync(
            () => TakeBackAsync(done, offer, requestId), () => notifier.Warning(texts["OutcomeStillChecking"]), ticks, CancellationToken.None);
        var result = new BookingResult(outcome, Words(outcome, offer));
        if (result.IsDone)
        {
            notifier.Done(result.Message);
        }
        else
        {
            notifier.Warning(result.Message);
        }

        await onUndone();
    }

    private async Task<BookingOutcome> TakeBackAsync(BookingOutcome done, UndoOffer offer, Guid requestId) => done switch
    {
        BookingOutcome.Booked { Id: var id } => await CancelAsync(id, requestId),
        BookingOutcome.Restored { Id: var id } => await CancelAsync(id, requestId),
        BookingOutcome.Changed { Id: var id } => await bookings.UndoAsync(new UndoRequest(id, offer.RequestId, requestId)),
        BookingOutcome.Cancelled { Id: var id } => await bookings.UndoAsync(new UndoRequest(id, offer.RequestId, requestId)),
        _ => throw new InvalidOperationException($"{done.GetType().Name} cannot be taken back."),
    };

    /// <summary>A new booking is taken back by cancelling it; somebody else's owner is told why.</summary>
    private async Task<BookingOutcome> CancelAsync(long id, Guid requestId)
    {
        try
        {
            var viewer = await user.ViewerAsync();
            if (await bookings.FindAsync(id) is not { } booking)
            {
                return new BookingOutcome.NotFound();
            }

            return await bookings.CancelAsync(new CancelRequest(id, requestId, booking.OwnerId == viewer.Id ? null : texts["UndoReason"].Value));
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null)
        {
            return new BookingOutcome.TryAgain();
        }
    }

    private string Words(BookingOutcome outcome, UndoOffer offer) => outcome switch
    {
        BookingOutcome.Changed => texts["UndoneChange", offer.Room, offer.When],
        BookingOutcome.Cancelled => texts["UndoneBooking", offer.Room, offer.When],
        BookingOutcome.SlotTaken => texts["UndoTaken", offer.Room, offer.When],
        BookingOutcome.Refused { Because: [{ Code: RefusalCode.UndoTooLate }] } => texts["RefusalUndoTooLate"],
        BookingOutcome.Refused => texts["UndoRefused", offer.Room, offer.When],
        BookingOutcome.StillChecking => texts["OutcomeStillCheckingGaveUp"],
        BookingOutcome.KeyReused => texts["OutcomeTryAgain"],
        _ => outcomes.Say(outcome, offer.Room, offer.When),
    };
}
