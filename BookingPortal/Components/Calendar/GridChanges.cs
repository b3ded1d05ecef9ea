using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>Does what somebody moved in the grid, and says what became of it.</summary>
public sealed class GridChanges(
    BookingService bookings, CurrentUser user, UiDialogs dialogs, UiNotifier notifier, OutcomeWords outcomes, RefusalWords refusals,
    SlotWords slots, MissedWords missed, TimeProvider ticks, IStringLocalizer<CalendarTexts> texts, IStringLocalizer<BookingTexts> bookingTexts)
{
    /// <returns>How it ended, or null where somebody who owed a reason gave none.</returns>
    public async Task<BookingResult?> AskAsync(PieceMoved moved, CancellationToken cancel = default)
    {
        BookingDetails? booking;
        string? reason = null;
        try
        {
            booking = await bookings.FindAsync(moved.BookingId, cancel);
            if (booking is not null && await OwesReasonAsync(booking) && (reason = await AskForReasonAsync(moved, booking.Content.Title)) is null)
            {
                return null;
            }
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null)
        {
            return Result(new BookingOutcome.TryAgain(), moved);
        }
        catch (UnauthorizedAccessException)
        {
            return Result(new BookingOutcome.NotAllowed(), moved);
        }

        if (booking is null)
        {
            return Result(new BookingOutcome.NotFound(), moved);
        }

        // The version is read now; what the person saw are room and times, so these must still be the booking's (R37).
        if (booking.Slot != moved.Held.Slot || booking.FacilityId != moved.Held.FacilityId)
        {
            return Result(new BookingOutcome.Stale(StaleReason.BookingChanged), moved);
        }

        var to = moved.To.Row.Room.Id;
        var request = ChangeRequest.Move(booking, moved.Slot, Guid.NewGuid(), to == booking.FacilityId ? null : to) with { Reason = reason };
        var outcome = await Asking.UntilKnownAsync(
            () => bookings.ChangeAsync(request, cancel), () => notifier.Warning(bookingTexts["OutcomeStillChecking"]), ticks, cancel);
        return Result(outcome, moved) with
        {
            Undo = new UndoOffer(request.RequestId, moved.From.Row.Room.Name, When(moved.From, moved.Held.Slot, moved.Now)),
        };
    }

    /// <summary>Whoever changes what is neither his nor booked by him tells the owner why.</summary>
    private async Task<bool> OwesReasonAsync(BookingDetails booking) =>
        (await user.ViewerAsync()).Id is var viewer && booking.OwnerId != viewer && booking.CreatedBy != viewer;

    private Task<string?> AskForReasonAsync(PieceMoved moved, string title) => dialogs.OpenAsync<ReasonDialog, string>(
        texts["MoveTitle"],
        new Dictionary<string, object?>
        {
            [nameof(ReasonDialog.Title)] = title,
            [nameof(ReasonDialog.When)] = texts["MoveTo", moved.To.Row.Room.Name, When(moved.To, moved.Slot, moved.Now)].Value,
            [nameof(ReasonDialog.Owner)] = moved.Held.Person ?? "",
            [nameof(ReasonDialog.Verb)] = texts["MoveVerb"].Value,
        },
        new UiDialogOptions { Width = "460px" });

    private BookingResult Result(BookingOutcome outcome, PieceMoved moved)
    {
        var (room, clock) = (moved.To.Row.Room.Name, moved.To.Place.Clock);
        var when = When(moved.To, moved.Slot, moved.Now);
        return new BookingResult(outcome, outcome switch
        {
            BookingOutcome.Changed { Status: BookingStatus.Confirmed } => texts["Moved", room, when],
            BookingOutcome.SlotTaken { By: [var by, ..] } => texts["MoveTaken", room, TimeText.Range(clock, by.Slot), by.Person ?? texts["Busy"].Value],
            BookingOutcome.Refused refused => texts[
                "MoveRefused", string.Join(' ', refused.Because.Select(one => refusals.Say(one, clock, clock.DateOf(moved.Slot.Start))).Distinct())],
            BookingOutcome.Stale stale => string.Join(
                ' ', [outcomes.Say(stale, moved.From.Row.Room.Name, When(moved.From, moved.Held.Slot, moved.Now)), .. missed.Say(stale, clock, moved.Now)]),
            BookingOutcome.StillChecking => bookingTexts["OutcomeStillCheckingGaveUp"],
            BookingOutcome.KeyReused => bookingTexts["OutcomeTryAgain"],
            _ => outcomes.Say(outcome, room, when),
        });
    }

    private string When(RoomOnDay at, TimeSlot slot, Instant now) => slots.Say(slot, at.Place.Clock, now);
}
