using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

/// <summary>Opens the dialogs that book and cancel; every screen books and cancels through them.</summary>
public sealed class BookingDialogs(
    UiDialogs dialogs, FacilityCatalog catalog, CurrentUser user, DraftKeeper keeper, IStringLocalizer<BookingTexts> texts)
{
    /// <summary>Books a room at a picked time.</summary>
    /// <returns>What became of it, or null where the dialog was closed without booking.</returns>
    public async Task<BookingResult?> OpenAsync(BookingDraft draft)
    {
        var viewer = await user.ViewerAsync();
        return await OpenAsync(draft.FacilityId, room => new BookingOpening(room, viewer, BookingInput.Of(draft.Slot, room.Clock), Guid.NewGuid()));
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
