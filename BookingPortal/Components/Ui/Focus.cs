using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Ui;

/// <summary>Gives the focus to an element that may have left the page by the time the browser is told.</summary>
public static class Focus
{
    /// <summary>Where the element is not there any more, the focus stays where it is.</summary>
    public static async Task GiveFocusAsync(this ElementReference element)
    {
        if (element.Context is null)
        {
            return;
        }

        try
        {
            await element.FocusAsync();
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // A dialog that was closed at once, or a page that was left.
        }
    }
}
