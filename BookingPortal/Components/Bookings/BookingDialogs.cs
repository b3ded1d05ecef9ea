using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

/// <summary>Opens the dialogs that book and cancel; every screen books and cancels through them.</summary>
public sealed class BookingDialogs(
    UiDialogs dialogs, FacilityCatalog catalog, CurrentUser user, DraftKeeper keeper, BookingSheetService sheets, BookingVerbs verbs,
    AvailabilityService availability, SlotWords slots, IStringLocalizer<BookingTexts> texts)
{
    /// <summary>Books a room at a picked time.</summary>
    /// <returns>What became of it, or null where the dialog was closed without booking.</returns>
    public async Task<BookingResult?> OpenAsync(BookingDraft draft)
    {
        var viewer = await user.ViewerAsync();
        return await OpenAsync(draft.FacilityId, room =>
        {
            var input = BookingInput.Of(draft.Slot, room.Clock);
            (input.Attendees, input.OnBehalfOf) = (draft.Attendees ?? input.Attendees, draft.OnBehalfOf);
            return new BookingOpening(room, viewer, input, Guid.NewGuid());
        });
    }

    /// <summary>
    /// Opens the dialog again as it stood before the page was loaded anew or the server started again, with the same
    /// request id. To be called once, when a page has become interactive.
    /// </summary>
    /// <returns>Null where nothing was kept, or the dialog was closed without booking.</returns>
    public async Task<BookingResult?> RestoreAsync()
    {
        if (await keeper.ReadAsync() is not { } kept)
        {
            return null;
        }

        var viewer = await user.ViewerAsync();
        if (kept.UserId != viewer.Id)
        {
            // Another person signed in since: these words are not for him.
            await keeper.ForgetAsync();
            return null;
        }

        if (kept.BookingId is { } changed)
        {
            return await WithAsync(changed, sheet => ChangeAsync(sheet, kept));
        }

        var result = await OpenAsync(kept.FacilityId, room => new BookingOpening(room, viewer, kept.ToInput(), kept.RequestId) { Kept = kept });
        if (result is { Outcome: BookingOutcome.Refused })
        {
            await keeper.ForgetAsync();
        }

        return result;
    }

    /// <summary>Asks whether a booking shall be cancelled, and cancels it.</summary>
    /// <returns>What became of it, or null where it was kept.</returns>
    public Task<BookingResult?> CancelAsync(CancelQuestion question) => dialogs.OpenAsync<CancelDialog, BookingResult>(
        texts["CancelTitle"],
        new Dictionary<string, object?> { [nameof(CancelDialog.Question)] = question },
        new UiDialogOptions { Width = "460px" });

    /// <summary>Shows one booking and does what somebody chooses to do with it.</summary>
    /// <returns>
    /// What became of it, or null where nothing was done. Foreign and missing ids answer alike.
    /// </returns>
    public Task<BookingResult?> DetailsAsync(long bookingId, bool withHistory = false) => WithAsync(bookingId, async sheet =>
        await dialogs.OpenAsync<DetailsDialog, ChosenAct>(
            sheet.Booking.Content.Title,
            new Dictionary<string, object?> { [nameof(DetailsDialog.Sheet)] = sheet, [nameof(DetailsDialog.WithHistory)] = withHistory },
            new UiDialogOptions { Width = "620px" }) is { } chosen ? await DoAsync(sheet, chosen) : null);

    /// <summary>Does one thing with a booking, as the details would.</summary>
    public Task<BookingResult?> ActAsync(long bookingId, ChosenAct chosen) => WithAsync(bookingId, sheet => DoAsync(sheet, chosen));

    private async Task<BookingResult?> WithAsync(long bookingId, Func<BookingSheet, Task<BookingResult?>> act)
    {
        try
        {
            return await sheets.FindAsync(bookingId) is { } sheet
                ? await act(sheet)
                : new BookingResult(new BookingOutcome.NotFound(), texts["OutcomeNotFound"]);
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null)
        {
            return new BookingResult(new BookingOutcome.TryAgain(), texts["OutcomeTryAgain"]);
        }
    }

    private Task<BookingResult?> DoAsync(BookingSheet sheet, ChosenAct chosen) => chosen.Act switch
    {
        BookingAct.Change => ChangeAsync(sheet),
        BookingAct.Extend => verbs.ExtendAsync(sheet, chosen.By),
        BookingAct.EndNow => verbs.EndNowAsync(sheet),
        BookingAct.Restore => verbs.RestoreAsync(sheet),
        BookingAct.BookAgain => BookAgainAsync(sheet),
        _ => CancelAsync(new CancelQuestion(
            sheet.Booking.Id, sheet.Booking.Content.Title, sheet.Room.Name, slots.Say(sheet.Booking.Slot, sheet.Room.Clock, sheet.Now),
            sheet.May.CancelNeedsReason ? sheet.Owner : null)
        { Seen = sheet.Booking.Version }),
    };

    private async Task<BookingResult?> ChangeAsync(BookingSheet sheet, KeptDraft? kept = null)
    {
        if (await catalog.FindAsync(kept?.FacilityId ?? sheet.Booking.FacilityId) is not { } room)
        {
            var notInUse = new Refusal(RefusalCode.FacilityNotInUse);
            return new BookingResult(new BookingOutcome.Refused([notInUse]), texts["Refusal" + notInUse.Code]);
        }

        var opened = new ChangeOpening(
            sheet, room, await user.ViewerAsync(), kept?.ToInput() ?? ChangeOpening.InputOf(sheet), kept?.SeenVersion ?? sheet.Booking.Version,
            kept?.RequestId ?? Guid.NewGuid())
        {
            Kept = kept,
        };
        return await dialogs.OpenAsync<ChangeDialog, BookingResult>(
            texts["ChangeOf", sheet.Booking.Content.Title],
            new Dictionary<string, object?> { [nameof(ChangeDialog.Opening)] = opened },
            new UiDialogOptions { Width = "560px", MayClose = () => opened.MayClose() });
    }

    /// <summary>The same thing at the same time of a later week, or as soon after it as the room is free.</summary>
    private async Task<BookingResult?> BookAgainAsync(BookingSheet sheet)
    {
        var viewer = await user.ViewerAsync();
        var (booking, clock) = (sheet.Booking, sheet.Room.Clock);
        var wanted = SameTimeAgain.Of(booking.Slot, clock, sheet.Now, isFree: !booking.IsActive);
        var slot = await availability.NextFreeAsync(
            booking.FacilityId, wanted.Duration, wanted.Start, onBehalfOf: sheet.IsMine ? null : booking.OwnerId) ?? wanted;
        var input = BookingInput.Of(slot, clock);
        input.Say(booking.Content);
        input.OnBehalfOf = sheet.IsStaff && !sheet.IsMine ? new PersonHit(booking.OwnerId, sheet.Owner, "") : null;
        return await OpenAsync(booking.FacilityId, room => new BookingOpening(room, viewer, input, Guid.NewGuid()));
    }

    private async Task<BookingResult?> OpenAsync(int facilityId, Func<FacilityFacts, BookingOpening> opening)
    {
        FacilityFacts? room;
        try
        {
            room = await catalog.FindAsync(facilityId);
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null)
        {
            return new BookingResult(new BookingOutcome.TryAgain(), texts["OutcomeTryAgain"]);
        }

        if (room is null)
        {
            var notInUse = new Refusal(RefusalCode.FacilityNotInUse);
            return new BookingResult(new BookingOutcome.Refused([notInUse]), texts["Refusal" + notInUse.Code]);
        }

        var opened = opening(room);
        return await dialogs.OpenAsync<BookingDialog, BookingResult>(
            texts["BookRoom", room.Facility.Name],
            new Dictionary<string, object?> { [nameof(BookingDialog.Opening)] = opened },
            new UiDialogOptions { Width = "560px", MayClose = () => opened.MayClose(), TitleNow = () => texts["BookRoom", opened.ChosenRoom.Facility.Name] });
    }
}
