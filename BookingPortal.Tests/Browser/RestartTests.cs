using BookingPortal.Accounts;
using BookingPortal.Tests.Support;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>R1: the portal is torn off; nobody is signed out and nothing that was answered is lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RestartTests(BrowserFixture browser)
{
    [Fact]
    public async Task R1_KillAndNewStart_SignInAndBookingsAreThere()
    {
        var port = RunningPortal.FreePort();
        await using var first = await RunningPortal.StartAsync(browser.Database.Owner, browser.Database.Application, port);
        var context = await browser.Chromium.NewContextAsync(new BrowserNewContextOptions { BaseURL = first.Address.ToString(), Locale = "en-GB" });
        await using var robin = new Person(await context.NewPageAsync());
        await robin.SignInAsync(DemoMode.Accounts.Single(account => account.Role == RoleNames.Employee).Email);
        await robin.OpenDayAsync(SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(7));
        await robin.ChooseAsync(await robin.FindGapAsync(Duration.FromHours(1)));
        var title = $"Survivor {Guid.NewGuid():N}";
        await robin.BookAsync(title);
        await Expect(robin.Dialog).ToBeHiddenAsync();

        await first.KillAsync();
        await using var second = await RunningPortal.StartAsync(browser.Database.Owner, browser.Database.Application, port);
        await robin.Page.GotoAsync("/my-bookings");

        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        Assert.Equal(0, await browser.Database.OverlapsAsync());
        Assert.Equal(0, await browser.Database.AuditFaultsAsync());
    }
}
