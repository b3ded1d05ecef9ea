using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>A room found by saying what is needed: on its page, from anywhere, and where a slot turned out to be taken.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FinderTests(BrowserFixture browser)
{
    private static LocalDate NextTuesday => SystemClock.Instance.GetCurrentInstant().InUtc().Date.Next(IsoDayOfWeek.Tuesday);

    private static string Iso => LocalDatePattern.Iso.Format(NextTuesday);

    [Fact]
    public async Task FIND1_OneLineThenBook_IsABookingForSoManyPeople()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.Page.GetByRole(AriaRole.Link, new() { Name = "Find a room" }).First.ClickAsync();
        var line = robin.Page.GetByLabel("What do you need?");
        await Expect(line).ToBeEnabledAsync();
        var title = $"Found {Guid.NewGuid():N}";

        await line.FillAsync($"{Iso} morning 6 people large screen 45 min unicorn");
        await line.PressAsync("Enter");
        await Expect(robin.Page.GetByText("Not understood: “unicorn”.")).ToBeVisibleAsync();
        await Expect(robin.Page.GetByLabel("People", new() { Exact = true })).ToHaveValueAsync("6");
        await Expect(robin.Page.GetByRole(AriaRole.Button, new() { Name = "Large screen", Pressed = true })).ToBeVisibleAsync();
        await robin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Book .*, ") }).First.ClickAsync();
        await robin.BookAsync(title);
        await Expect(robin.Dialog).ToBeHiddenAsync();

        Assert.Equal(6, await browser.Database.SqlAsync("SELECT attendee_count FROM bookings WHERE title = $1 AND end_time - start_time = interval '45 minutes'", title));
        await robin.Page.ReloadAsync();
        await Expect(robin.Page.GetByLabel("People", new() { Exact = true })).ToHaveValueAsync("6");
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task FIND3_NothingFits_SaysWhatEachAnswerBreaks()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee, width: 390, height: 844);

        await robin.Page.GotoAsync($"/find?people=900&length=60&date={Iso}&from=10:00&until=11:00&place=Berlin");

        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing fits. This comes nearest:" })).ToBeVisibleAsync();
        await Expect(robin.Page.GetByRole(AriaRole.List, new() { Name = "Not as wished" }).First).ToContainTextAsync("seats");
        Assert.Equal(390, await robin.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Palette_KeysAlone_BooksWhatWasSaid()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(NextTuesday);
        var title = $"Palette {Guid.NewGuid():N}";

        await robin.Page.Keyboard.PressAsync("Control+k");
        await Expect(robin.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Search rooms") })).ToBeFocusedAsync();
        await robin.Page.Keyboard.TypeAsync($"{Iso} afternoon 4 people 30 min");
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Dialog.GetByLabel("Title", new() { Exact = true })).ToBeFocusedAsync();
        await robin.Page.Keyboard.TypeAsync(title);
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Dialog).ToBeHiddenAsync();

        Assert.True(robin.Complaints.Count == 0, string.Join("; ", robin.Complaints));
        Assert.Equal(4, await browser.Database.SqlAsync("SELECT attendee_count FROM bookings WHERE title = $1", title));
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task Palette_EscapeAndRoom_LeaveAndGo()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        var search = robin.Page.GetByRole(AriaRole.Button, new() { Name = "Search" });
        await search.ClickAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Search rooms") })).ToBeFocusedAsync();
        await robin.Page.Keyboard.PressAsync("Escape");
        await Expect(robin.Dialog).ToBeHiddenAsync();
        await Expect(search).ToBeFocusedAsync();

        await robin.Page.Keyboard.PressAsync("Control+k");
        await Expect(robin.Dialog.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await robin.Page.Keyboard.TypeAsync("Spree");
        await Expect(robin.Dialog.GetByRole(AriaRole.Option).First).ToContainTextAsync("Spree");
        await robin.Page.Keyboard.PressAsync("Enter");

        await Expect(robin.Page).ToHaveURLAsync(new Regex("view=week&room="));
    }

    [Fact]
    public async Task CON2_Conflict_AnotherRoomIsOneClickAwayWithWhatWasTyped()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await using var sasha = await browser.SignInAsync(RoleNames.Staff);
        await robin.OpenDayAsync(NextTuesday);
        var gap = await robin.FindGapAsync(Duration.FromHours(1));
        await sasha.OpenDayAsync(NextTuesday);
        await sasha.ChooseAsync(gap);
        await robin.ChooseAsync(gap);
        await robin.BookAsync($"First {Guid.NewGuid():N}");
        await Expect(robin.Dialog).ToBeHiddenAsync();
        var title = $"Second {Guid.NewGuid():N}";

        await sasha.BookAsync(title);
        var other = sasha.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(" at the same time") }).First;
        await Expect(other).ToBeVisibleAsync();
        Assert.Equal(title, await sasha.Dialog.GetByLabel("Title", new() { Exact = true }).InputValueAsync());
        await other.ClickAsync();
        await Expect(sasha.Dialog).ToBeHiddenAsync();

        Assert.Equal(1L, await browser.Database.SqlAsync(
            "SELECT count(*) FROM bookings b JOIN facilities f ON f.id = b.facility_id WHERE b.title = $1 AND f.name <> $2", title, gap.Room));
        Assert.Empty(sasha.Complaints);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task U5_FindAndPalette_HaveNoViolation(int width, ColorScheme scheme)
    {
        await using var sasha = await browser.SignInAsync(RoleNames.Staff, width, 844, scheme);
        await sasha.Page.GotoAsync($"/find?q=castle&people=4&length=45&date={Iso}");
        await Expect(sasha.Page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
        await CheckAsync(sasha.Page, "/find");

        await sasha.Page.GotoAsync($"/find?people=900&length=45&date={Iso}");
        await Expect(sasha.Page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
        await CheckAsync(sasha.Page, "/find, nothing fits");

        await sasha.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await sasha.Dialog.GetByRole(AriaRole.Combobox).FillAsync("tomorrow 4 people 30 min unicorn");
        await Expect(sasha.Page.GetByRole(AriaRole.Option, new() { Name = "All answers in Find a room" })).ToBeVisibleAsync();
        await CheckAsync(sasha.Page, "palette");
    }

    private static async Task CheckAsync(IPage page, string what) => Assert.Equal((what, ""), (what, string.Join("; ", await Axe.ViolationsAsync(page))));
}
