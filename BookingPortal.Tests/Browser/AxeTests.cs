using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>U5: axe finds nothing, on every page, light and dark, wide and narrow.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class AxeTests(BrowserFixture browser)
{
    public static TheoryData<int, ColorScheme> Looks => new()
    {
        { 1440, ColorScheme.Light },
        { 1440, ColorScheme.Dark },
        { 390, ColorScheme.Light },
        { 390, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task U5_EveryPage_HasNoViolation(int width, ColorScheme scheme)
    {
        await using var stranger = await browser.OpenAsync(width, 844, scheme);
        foreach (var path in new[] { "/account/sign-in", "/account/signed-out", "/account/access-denied", "/not-found" })
        {
            await stranger.Page.GotoAsync(path);
            await CheckAsync(stranger.Page, path);
        }

        await using var robin = await browser.SignInAsync(RoleNames.Employee, width, 844, scheme);
        foreach (var path in new[] { "/", "/?q=nothing-is-called-this", "/?view=week", "/?view=month", "/my-bookings", "/my-bookings?tab=past", "/my-bookings?tab=cancelled" })
        {
            await robin.Page.GotoAsync(path);
            await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await CheckAsync(robin.Page, path);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task U5_DialogWithErrors_HasNoViolation(ColorScheme scheme)
    {
        await using var sasha = await browser.SignInAsync(RoleNames.Staff, scheme: scheme);
        await sasha.OpenDayAsync(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(1));
        await sasha.ChooseAsync(await sasha.FindGapAsync(Duration.FromMinutes(30)));
        await CheckAsync(sasha.Page, "dialog");

        await sasha.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();
        await Expect(sasha.Dialog.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await CheckAsync(sasha.Page, "dialog with errors");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task U5_DetailsAndChange_HaveNoViolation(int width, ColorScheme scheme)
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee, width, 844, scheme);
        await robin.Page.GotoAsync("/my-bookings");
        var first = robin.Page.GetByRole(AriaRole.Article).Filter(new() { HasNotText = "Running until" }).First;
        await first.GetByRole(AriaRole.Button, new() { Name = "History", Exact = true }).ClickAsync();
        await Expect(robin.Dialog.GetByRole(AriaRole.List, new() { Name = "History" })).ToBeVisibleAsync();
        await CheckAsync(robin.Page, "details with history");
        Assert.False(await robin.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");

        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Change", Exact = true }).ClickAsync();
        await robin.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Another room than ") }).ClickAsync();
        await Expect(robin.Dialog.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await CheckAsync(robin.Page, "change with rooms");
    }

    private static async Task CheckAsync(IPage page, string what)
    {
        // The title goes for a moment when the circuit takes the page over. (Not WaitForFunction: what it asks a second
        // time is eval, which the page's Content-Security-Policy rightly refuses.)
        await Expect(page).ToHaveTitleAsync(AnyTitle());
        var violations = (await page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, $"{what}: {string.Join("; ", violations.Select(one => $"{one.Id} ({one.Impact}): {string.Join(" | ", one.Nodes.Take(3).Select(node => node.Html))}"))}");
    }

    [GeneratedRegex(@"\S")]
    private static partial Regex AnyTitle();
}
