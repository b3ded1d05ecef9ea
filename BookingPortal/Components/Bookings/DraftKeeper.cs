using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Bookings;

/// <summary>Keeps the words of an open booking form in the browser's tab (wwwroot-assets/js/booking-draft.js).</summary>
public sealed class DraftKeeper(IJSRuntime browser)
{
    /// <summary>From now on the form is kept as one types.</summary>
    public ValueTask WatchAsync(ElementReference form, KeptDraft about) => browser.InvokeVoidAsync("bookingDraft.watch", form, about);

    /// <summary>The request goes out: a draft that is found later may already be booked.</summary>
    public ValueTask MarkAsync(Guid requestId, bool sent) => browser.InvokeVoidAsync("bookingDraft.mark", requestId, sent);

    public ValueTask ForgetAsync() => browser.InvokeVoidAsync("bookingDraft.forget");

    /// <summary>What an earlier page of this tab left, or null.</summary>
    public async ValueTask<KeptDraft?> ReadAsync()
    {
        try
        {
            return await browser.InvokeAsync<KeptDraft?>("bookingDraft.read");
        }
        catch (JSException)
        {
            // Something else lies there, in another shape: as good as nothing.
            return null;
        }
    }
}
