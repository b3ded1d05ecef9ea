using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>Does what takes one click (extend, end now, restore): asks for a reason where one is owed, and says how it ended.</summary>
public sealed class BookingVerbs(
    BookingService bookings, BookingSheetService sheets, UiDialogs dialogs, UiNotifier notifier, OutcomeWords outcomes, RefusalWords refusals,
    MissedWords missed, SlotWords slots, TimeProvider ticks, IStringLocalizer<BookingTexts> texts)
{
    /// <returns>Null where somebody who owed a reason gave none.</returns>
    public Task<BookingResult?> ExtendAsync(BookingSheet sheet, Duration by) => RunAsync(
        sheet, texts["ExtendBy", by.TotalMinutes],
        (reason, id) => bookings.ChangeAsync(ChangeRequest.EndAt(sheet.Booking, sheet.Booking.Slot.End + by, id) with { Reason = reason }));

    public Task<BookingResult?> EndNowAsync(BookingSheet sheet) => RunAsync(
        sheet, texts["EndNow"], (reason, id) => bookings.EndNowAsync(new EndNowRequest(sheet.Booking.Id, sheet.Booking.Version, id, reason)));

    public Task<BookingResult?> RestoreAsync(BookingSheet sheet) => RunAsync(
        sheet, texts["Restore"], (reason, id) => bookings.RestoreAsync(new RestoreRequest(sheet.Booking.Id, sheet.Booking.Version, id) { Reason = reason }));

    private async Task<BookingResult?> RunAsync(BookingSheet sheet, string verb, Func<string?, Guid, Task<BookingOutcome>> ask)
    {
        string? reason = null;
        if (sheet.May.NeedsReason && (reason = await AskForReasonAsync(sheet, verb)) is null)
        {
            return null;
        }

        var requestId = Guid.NewGuid();
        var outcome = await Asking.UntilKnownAsync(
            () => ask(reason, requestId), () => notifier.Warning(texts["OutcomeStillChecking"]), ticks, CancellationToken.None);
        var slot = outcome is BookingOutcome.Changed && await sheets.FindAsync(sheet.Booking.Id) is { } current ? current.Booking.Slot : sheet.Booking.Slot;
        return new BookingResult(outcome, Words(outcome, sheet, slot))
        {
            Undo = new UndoOffer(requestId, sheet.Room.Name, slots.Say(sheet.Booking.Slot, sheet.Room.Clock, sheet.Now)),
        };
    }

    private Task<string?> AskForReasonAsync(BookingSheet sheet, string verb) => dialogs.OpenAsync<ReasonDialog, string>(
        verb,
        new Dictionary<string, object?>
        {
            [nameof(ReasonDialog.Title)] = sheet.Booking.Content.Title,
            [nameof(ReasonDialog.When)] = $"{sheet.Room.Name}, {slots.Say(sheet.Booking.Slot, sheet.Room.Clock, sheet.Now)}",
            [nameof(ReasonDialog.Owner)] = sheet.Owner,
            [nameof(ReasonDialog.Verb)] = verb,
        },
        new UiDialogOptions { Width = "460px" });

    private string Words(BookingOutcome outcome, BookingSheet sheet, TimeSlot slot)
    {
        var (clock, room) = (sheet.Room.Clock, sheet.Room.Name);
        var when = slots.Say(slot, clock, sheet.Now);
        return outcome switch
        {
            BookingOutcome.Refused refused => string.Join(' ', refused.Because.Select(one => refusals.Say(one, clock, clock.DateOf(slot.Start))).Distinct()),
            BookingOutcome.SlotTaken taken => texts["ChangeTaken", room, TimeWords.Range(taken.By[0].Slot, clock), taken.By[0].Person ?? texts["ConflictBusy"].Value],
            BookingOutcome.Stale stale => string.Join(' ', [outcomes.Say(stale, room, when), .. missed.Say(stale, clock, sheet.Now)]),
            BookingOutcome.StillChecking => texts["OutcomeStillCheckingGaveUp"],
            BookingOutcome.KeyReused => texts["OutcomeTryAgain"],
            _ => outcomes.Say(outcome, room, when),
        };
    }
}
