using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Bookings;

/// <summary>
/// Keeps the words of an open booking form in the browser's tab (wwwroot-assets/js/booking-draft.js). It is a net: where it cannot be spread,
/// because the form is gone again or the line is, people book without it.
/// </summary>
public sealed class DraftKeeper(IJSRuntime browser)
{
    /// <summary>What somebody waits for does not hang on an answer that was lost with the line.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>From now on the form is kept as one types.</summary>
    public Task WatchAsync(ElementReference form, KeptDraft about) => TellAsync("watch", form, about);

    /// <summary>The request goes out: a draft that is found later may already be booked.</summary>
    public Task MarkAsync(Guid requestId, bool sent) => TellAsync("mark", requestId, sent);

    public Task ForgetAsync() => TellAsync("forget");

    /// <summary>What an earlier page of this tab left, or null.</summary>
    public async Task<KeptDraft?> ReadAsync()
    {
        try
        {
            return await browser.InvokeAsync<KeptDraft?>("bookingDraft.read", Patience);
        }
        catch (Exception fault) when (IsNoHarm(fault))
        {
            // Something else may lie there, in another shape: as good as nothing.
            return null;
        }
    }

    private async Task TellAsync(string function, params object?[] arguments)
    {
        try
        {
            await browser.InvokeVoidAsync($"bookingDraft.{function}", Patience, arguments);
        }
        catch (Exception fault) when (IsNoHarm(fault))
        {
            // Without a net, then.
        }
    }

    private static bool IsNoHarm(Exception fault) => fault is JSException or JSDisconnectedException or OperationCanceledException;
}
