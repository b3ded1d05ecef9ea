using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
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
        if (await catalog.FindAsync(draft.FacilityId) is not { } room)
        {
            return NotInUse();
        }

        return await OpenAsync(new BookingOpening(
            room, await user.ViewerAsync(), BookingInput.Of(draft.Slot, room.Clock), Guid.NewGuid()));
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

        if (await catalog.FindAsync(kept.FacilityId) is not { } room)
        {
            await keeper.ForgetAsync();
            return NotInUse();
        }

        return await OpenAsync(new BookingOpening(room, viewer, kept.ToInput(), kept.RequestId) { Kept = kept });
    }

    /// <summary>Asks whether a booking shall be cancelled, and cancels it.</summary>
    /// <returns>What became of it, or null where it was kept.</returns>
    public Task<BookingResult?> CancelAsync(CancelQuestion question) => dialogs.OpenAsync<CancelDialog, BookingResult>(
        texts["CancelTitle"],
        new Dictionary<string, object?> { [nameof(CancelDialog.Question)] = question },
        new UiDialogOptions { Width = "460px" });

    private Task<BookingResult?> OpenAsync(BookingOpening opening) => dialogs.OpenAsync<BookingDialog, BookingResult>(
        texts["BookRoom", opening.Room.Facility.Name],
        new Dictionary<string, object?> { [nameof(BookingDialog.Opening)] = opening },
        new UiDialogOptions { Width = "560px", MayClose = () => opening.MayClose() });

    private BookingResult NotInUse()
    {
        var outcome = new BookingOutcome.Refused([new Refusal(RefusalCode.FacilityNotInUse)]);
        return new BookingResult(outcome, texts["Refusal" + RefusalCode.FacilityNotInUse]);
    }
}
