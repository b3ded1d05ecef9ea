using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Ui;

/// <summary>
/// A module of wwwroot-assets/js that serves one element. Its component may leave the page while the module is on its way, and the element
/// while a call is: neither is a fault, the call does nothing then. Each function takes the element first, null where it has gone; what
/// <c>attach</c> began <c>detach</c> ends.
/// </summary>
public sealed class ElementScript : IAsyncDisposable
{
    /// <summary>An answer may be lost with the line; the browser takes a second call for the same element as well.</summary>
    private const int Tries = 3;

    private IJSObjectReference? _module;
    private ElementReference _element;
    private bool _isGone;

    /// <returns>Whether the script serves the element now; false where the component has left meanwhile.</returns>
    public async Task<bool> AttachAsync(IJSRuntime runtime, string path, ElementReference element, params object?[] arguments)
    {
        _element = element;
        for (var tries = 1; !_isGone; tries++)
        {
            try
            {
                if (_module is null && await runtime.InvokeAsync<IJSObjectReference>("import", "./" + path) is var module)
                {
                    if (_isGone)
                    {
                        await module.DisposeAsync();
                        return false;
                    }

                    _module = module;
                }

                await _module.InvokeVoidAsync("attach", [element, .. arguments]);
                return !_isGone;
            }
            catch (Exception lost) when (IsLost(lost))
            {
                if (lost is JSDisconnectedException || tries == Tries)
                {
                    return false;
                }
            }
        }

        return false;
    }

    /// <summary>Calls a function of the script; does nothing before it is attached and after the component has left.</summary>
    public Task TellAsync(string function, params object?[] arguments) => IfThereAsync(async module =>
    {
        await module.InvokeVoidAsync(function, [_element, .. arguments]);
        return true;
    });

    /// <returns>The default value where nobody is there to answer.</returns>
    public Task<T?> AskAsync<T>(string function, params object?[] arguments) =>
        IfThereAsync<T?>(async module => await module.InvokeAsync<T>(function, [_element, .. arguments]));

    public async ValueTask DisposeAsync()
    {
        if (_isGone)
        {
            return;
        }

        _isGone = true;
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("detach", _element);
                await _module.DisposeAsync();
            }
        }
        catch (Exception lost) when (IsLost(lost))
        {
            // The page is gone and the script with it, or the line and the answer with it.
        }
    }

    private async Task<T?> IfThereAsync<T>(Func<IJSObjectReference, Task<T>> call)
    {
        try
        {
            return _module is { } module && !_isGone ? await call(module) : default;
        }
        catch (Exception lost) when (IsLost(lost))
        {
            return default;
        }
    }

    private static bool IsLost(Exception fault) => fault is JSDisconnectedException or OperationCanceledException;
}
