using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Calendar;

/// <summary>Watches in the browser which rows come near the screen (wwwroot-assets/js/calendar-window.js).</summary>
internal sealed class WindowScript : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private ElementReference _grid;

    internal async Task AttachAsync(IJSRuntime runtime, string path, ElementReference grid)
    {
        _grid = grid;
        _module = await runtime.InvokeAsync<IJSObjectReference>("import", "./" + path);
        await _module.InvokeVoidAsync("attach", grid, RowWindow.Size);
    }

    /// <summary>What was asked for is drawn.</summary>
    internal async Task LandedAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("landed", _grid);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("detach", _grid);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }
}
