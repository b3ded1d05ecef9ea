using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Tests.Screens;
using Microsoft.Playwright;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>U19: everything with the thumb, on a phone of 360 px.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PhoneTests(BrowserFixture browser)
{
    /// <summary>Buttons that a thumb would miss. What is a switch or a box counts with the words beside it, which one taps as well.</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll('button, a.btn, a.icon-btn, a.chip, select, input:not([type=checkbox], [type=radio], [type=hidden])')]
            .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest('.visually-hidden, .demo-banner'))
            .map((control) => [control.ariaLabel || control.textContent.trim() || control.id, control.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
            .map(([name, box]) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`)
        """;

    private const string TooWide = """
        (width) => [...document.querySelectorAll('body *')].map((part) => [part.getBoundingClientRect().right, part]).filter(([right]) => right > width)
            .map(([right, part]) => `${part.tagName}.${part.className} ${Math.round(right)}`).slice(0, 12)
        """;

    [Fact]
    public async Task U19_BookChangeCancel_ByThumbAlone()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee, width: 360, height: 740);
        var title = $"Thumb {Guid.NewGuid():N}";
        await robin.Page.GotoAsync($"/?date={LocalDatePattern.Iso.Format(ScreenCatalog.Day)}");
        await FitsAsync(robin);

        await TapAsync(robin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Book ") }));
        await Expect(robin.Dialog).ToBeVisibleAsync();
        await FitsAsync(robin);
        await TapAsync(robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "30 min" }));
        await robin.Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        await TapAsync(robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }));
        await Expect(robin.Dialog).ToBeHiddenAsync();

        await TapAsync(robin.Page.GetByRole(AriaRole.Link, new() { Name = "My bookings" }));
        var mine = robin.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = title });
        await FitsAsync(robin);
        await TapAsync(mine.GetByRole(AriaRole.Button, new() { Name = "Change", Exact = true }));
        await FitsAsync(robin);
        await TapAsync(robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "15 min" }));
        await TapAsync(robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }));
        await Expect(robin.Dialog).ToBeHiddenAsync();
        Assert.Equal(1L, await browser.Database.SqlAsync("SELECT count(*) FROM bookings WHERE title = $1 AND end_time - start_time = interval '15 minutes'", title));

        await TapAsync(mine.GetByRole(AriaRole.Button, new() { Name = $"Cancel {title}" }));
        await FitsAsync(robin);
        await TapAsync(robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel booking" }));
        await Expect(mine).ToHaveCountAsync(0);
        Assert.Equal("cancelled", await browser.Database.SqlAsync("SELECT status::text FROM bookings WHERE title = $1", title));
        Assert.Empty(robin.Complaints);
    }

    /// <summary>What does not fit on a screen of 360 px, or is too small for a thumb.</summary>
    internal static async Task<IEnumerable<string>> FaultsAsync(Person robin)
    {
        var small = await robin.Page.EvaluateAsync<string[]>(TooSmall);
        return [.. await SidewaysAsync(robin.Page, 360), .. small];
    }

    /// <summary>What makes a page wider than its window.</summary>
    internal static async Task<IEnumerable<string>> SidewaysAsync(IPage page, int width)
    {
        // Chromium lays out for another medium or scheme within a frame or two.
        await page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        return wide <= width ? [] : [$"The page is {wide} px wide: {string.Join(", ", await page.EvaluateAsync<string[]>(TooWide, width))}."];
    }

    private static async Task FitsAsync(Person robin)
    {
        await Expect(robin.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        Assert.Empty(await FaultsAsync(robin));
    }

    private static Task TapAsync(ILocator control) => control.First.TapAsync();
}
