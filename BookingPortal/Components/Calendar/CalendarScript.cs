using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Calendar;

/// <summary>The calendar's part in the browser: view keys, one tab stop in weeks and months, the card of a booking.</summary>
internal sealed class CalendarScript(IJSRuntime runtime, string path) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private ElementReference _root;

    /// <returns>The time zone of the browser, as it names it.</returns>
    internal async Task<string?> AttachAsync(ElementReference root)
    {
        _root = root;
        _module = await runtime.InvokeAsync<IJSObjectReference>("import", "./" + path);
        return await _module.InvokeAsync<string?>("attach", root);
    }

    internal async Task ShowCardAsync(ElementReference root, long start)
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("showCard", root, start);
        }
    }

    internal async Task ShowRoomAsync(ElementReference root, int room)
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("showRoom", root, room);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("detach", _root);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }
}
