using BookingPortal.Accounts;
using BookingPortal.Tests.Screens;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>U18: the network goes while somebody types, and comes back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConnectionTests(BrowserFixture browser)
{
    /// <summary>How long it is away in the story: longer than the first quick attempts to come back.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);

    private readonly string _title = $"Typed before {Guid.NewGuid():N}";

    [Fact]
    public async Task U18_LineCutForTenSeconds_SaidInWords_BackWithoutAClickAndBooked()
    {
        await using var line = new CutLine(browser.Portal.Address);
        await using var robin = await TypeAsync(line.Address);

        await line.CutAsync();
        await Expect(Lost(robin)).ToContainTextAsync("What you have typed stays on this page.");
        await Task.Delay(Away);
        await Expect(Lost(robin)).ToBeVisibleAsync();
        line.Mend();

        await IsBackAndBooksAsync(robin);
    }

    [Fact]
    public async Task U18_BrowserOfflineForTenSeconds_SaidInWords_BackWithoutAClickAndBooked()
    {
        await using var robin = await TypeAsync(browser.Portal.Address);

        await robin.Page.Context.SetOfflineAsync(true);
        await Expect(Lost(robin)).ToContainTextAsync("What you have typed stays on this page.");
        await Task.Delay(Away);
        await Expect(Lost(robin)).ToBeVisibleAsync();
        await robin.Page.Context.SetOfflineAsync(false);

        await IsBackAndBooksAsync(robin);
    }

    private static ILocator Lost(Person robin) => robin.Page.GetByRole(AriaRole.Dialog, new() { Name = "Connection lost" });

    /// <summary>Somebody in the middle of a booking.</summary>
    private async Task<Person> TypeAsync(Uri address)
    {
        var context = await browser.Chromium.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString(), Locale = "en-GB" });
        var robin = new Person(await context.NewPageAsync(), browser.Portal);
        await robin.SignInAsync(DemoMode.Accounts.Single(account => account.Role == RoleNames.Employee).Email);
        await robin.OpenDayAsync(ScreenCatalog.Day);
        await robin.ChooseFirstAsync();
        await robin.Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync(_title);
        return robin;
    }

    private async Task IsBackAndBooksAsync(Person robin)
    {
        await Expect(Lost(robin)).ToBeHiddenAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection restored" })).ToBeAttachedAsync();
        await Expect(robin.Dialog.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync(_title);
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();
        await Expect(robin.Dialog).ToBeHiddenAsync();
        Assert.Equal(1L, await browser.Database.SqlAsync("SELECT count(*) FROM bookings WHERE title = $1", _title));
    }
}
