using Microsoft.Playwright;

namespace BookingPortal.Tests.Browser;

/// <summary>Where things stand on a page.</summary>
public static class Layout
{
    /// <summary>Scrolls something into view and tells its box, as soon as it stands still.</summary>
    public static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator what)
    {
        await what.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult? before;
        var now = await what.BoundingBoxAsync();
        do
        {
            before = now;
            await what.Page.WaitForTimeoutAsync(150);
            now = await what.BoundingBoxAsync();
        }
        while ((now?.X, now?.Y, now?.Width) != (before?.X, before?.Y, before?.Width));

        return now ?? throw new InvalidOperationException($"{what} is not on the page.");
    }
}
