using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>Weeks and months in a real browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class CalendarViewTests(BrowserFixture browser)
{
    [Fact]
    public async Task U20_WeekAndMonth_SurviveReloadAndBack()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await OpenWeekOfARoomAsync(robin);
        await Expect(robin.Page).ToHaveURLAsync(WeekOfARoom());

        await robin.Page.Keyboard.PressAsync("m");
        await Expect(robin.Page.GetByRole(AriaRole.Grid, new() { NameRegex = new(" in ") })).ToBeVisibleAsync();
        await Expect(robin.Page).ToHaveURLAsync(MonthOfARoom());
        await robin.Page.ReloadAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Grid, new() { NameRegex = new(" in ") })).ToBeVisibleAsync();

        await robin.Page.GoBackAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Grid, new() { NameRegex = new("^Week of ") })).ToBeVisibleAsync();
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task WeekOfARoom_GapClicked_OpensTheDialogThere()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await OpenWeekOfARoomAsync(robin);
        await robin.Page.GetByRole(AriaRole.Link, new() { Name = "Next week" }).ClickAsync();
        var gap = robin.Gaps.First;
        await Expect(gap).ToBeEnabledAsync();

        await gap.FocusAsync();
        await robin.Page.Keyboard.PressAsync("Enter");

        await Expect(robin.Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task RoomCard_NameClicked_TellsTheRoomAndClosesByEscape()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.Page.GotoAsync("/");
        var name = robin.Page.Locator("[role=rowheader] [data-card]").First;
        await Expect(robin.Gaps.First).ToBeEnabledAsync();

        await name.ClickAsync();
        var card = robin.Page.GetByRole(AriaRole.Dialog, new() { Name = await name.InnerTextAsync() });
        await Expect(card.GetByText("seats")).ToBeVisibleAsync();
        await robin.Page.Keyboard.PressAsync("Escape");

        await Expect(card).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TZ1_ReaderElsewhere_SeesBothTimes()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await using var away = await browser.Chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = browser.Portal.Address.ToString(),
            TimezoneId = "America/New_York",
            Locale = "en-GB",
            StorageState = await robin.Page.Context.StorageStateAsync(),
        });
        var page = await away.NewPageAsync();

        await page.GotoAsync("/?place=Tokyo&date=2026-12-01");

        await Expect(page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new("Local UTC\\+9, yours UTC−5") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task TZ1_ZoneInTheProfile_GoesBeforeTheBrowsers()
    {
        const string choose = "UPDATE users SET time_zone = $1 WHERE email = $2";
        var email = DemoMode.Accounts.Single(account => account.Role == RoleNames.Staff).Email;
        await browser.Database.SqlAsync(choose, "Asia/Kolkata", email);
        try
        {
            await using var sasha = await browser.SignInAsync(RoleNames.Staff);
            await sasha.Page.GotoAsync("/?place=Tokyo&date=2026-12-01");

            await Expect(sasha.Page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new("Local UTC\\+9, yours UTC\\+5:30") })).ToBeVisibleAsync();
        }
        finally
        {
            await browser.Database.SqlAsync(choose, null, email);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?view=week")]
    [InlineData("/?view=month")]
    public async Task U19_Phone_NothingSideways(string path)
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee, width: 360, height: 740);
        await robin.Page.GotoAsync(path);
        await Expect(robin.Page.Locator(".strip, [role=grid]").Locator("visible=true").First).ToBeVisibleAsync();

        Assert.Equal(360, await robin.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Print_ShowsTheRoomsWithoutControls()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.Page.GotoAsync("/");
        await robin.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(robin.Page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Link, new() { Name = "Next day" })).ToBeHiddenAsync();
    }

    private static async Task OpenWeekOfARoomAsync(Person robin)
    {
        await robin.Page.GotoAsync("/?view=week");
        await robin.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("free|full|over|closed") }).First.ClickAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Grid, new() { NameRegex = new("^Week of ") })).ToBeVisibleAsync();
        await robin.KeysAsync(".calendar");
    }

    [GeneratedRegex(@"view=week&room=\d+")]
    private static partial Regex WeekOfARoom();

    [GeneratedRegex(@"view=month&room=\d+")]
    private static partial Regex MonthOfARoom();
}
