using BookingPortal.Accounts;
using BookingPortal.Operations.DemoData;
using BookingPortal.Tests.Support;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>PERF1: a thousand rooms, of which few are in the page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ManyRoomsTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly PortalFixture _database = new();
    private RunningPortal? _portal;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        var options = new DemoDataOptions { Facilities = 1000, People = 40, DaysBack = 1, DaysAhead = 2 };
        await DemoDataWriter.WriteAsync(_database.Owner, options, DemoMode.Password, SystemClock.Instance.GetCurrentInstant());
        _portal = await RunningPortal.StartAsync(_database.Owner, _database.Application);
    }

    public async Task DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("/", "[data-s]")]
    [InlineData("/?view=week", "[role=gridcell] a")]
    public async Task PERF1_AThousandRooms_AreScrolledAndWalkedThrough(string path, string cell)
    {
        var context = await browser.Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = _portal!.Address.ToString(),
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            Locale = "en-GB",
        });
        await using var robin = new Person(await context.NewPageAsync(), _portal);
        await robin.SignInAsync(DemoMode.Accounts.Single(account => account.Role == RoleNames.Employee).Email);
        await robin.Page.GotoAsync(path);
        var first = robin.Page.Locator($"[aria-rowindex='2'] {cell}").First;
        await Expect(robin.Page.Locator($"[role=grid] [tabindex='0']")).ToHaveCountAsync(1);
        Assert.InRange(await robin.Page.Locator("[role=grid] [data-room]").CountAsync(), 20, 100);
        Assert.InRange(await robin.Page.EvaluateAsync<int>("document.querySelectorAll('*').length"), 100, 4500);
        var last = await robin.Page.EvaluateAsync<int>("+document.querySelector('[role=grid]').ariaRowCount");

        await first.FocusAsync();
        await robin.Page.Keyboard.PressAsync("Control+End");
        await Expect(robin.Page.Locator($"[aria-rowindex='{last}'] :focus")).ToHaveCountAsync(1);

        await robin.Page.Keyboard.PressAsync("Control+Home");
        await Expect(robin.Page.Locator("[aria-rowindex='2'] :focus")).ToHaveCountAsync(1);

        await robin.Page.EvaluateAsync("() => { document.querySelector('.scroll').scrollTop = 20000; }");
        await Expect(robin.Page.Locator("[aria-rowindex='460']")).ToBeInViewportAsync();
        await Expect(robin.Page.Locator("[aria-rowindex='2'] :focus")).ToHaveCountAsync(1);
        Assert.InRange(await robin.Page.Locator("[role=grid] [data-room]").CountAsync(), 20, 100);
        Assert.Empty(robin.Complaints);
    }
}
