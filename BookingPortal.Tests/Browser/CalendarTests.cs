using BookingPortal.Accounts;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>The first page in a real browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CalendarTests(BrowserFixture browser)
{
    private static LocalDate NextTuesday => SystemClock.Instance.GetCurrentInstant().InUtc().Date.Next(IsoDayOfWeek.Tuesday);

    [Fact]
    public async Task U3_HalfAnHourInARoom_TakesAtMostTwelveKeys()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(NextTuesday);
        var gap = await robin.FindGapAsync(Duration.FromMinutes(30));
        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        var pressed = 0;

        await PressAsync("Tab", "Enter");
        while (!await robin.Page.EvaluateAsync<bool>("room => document.activeElement.ariaLabel?.startsWith(room) ?? true", gap.Room))
        {
            await PressAsync("ArrowDown");
        }

        await PressAsync([.. gap.Start.Where(char.IsDigit).Select(digit => digit.ToString())]);
        await PressAsync("Shift+ArrowRight", "Enter");

        await Expect(robin.Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Title", Exact = true })).ToBeFocusedAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Dialog, new() { Name = gap.Room })).ToBeVisibleAsync();
        Assert.InRange(pressed, 8, 12);
        Assert.Empty(robin.Complaints);

        async Task PressAsync(params string[] keys)
        {
            foreach (var key in keys)
            {
                pressed++;
                await robin.Page.Keyboard.PressAsync(key);
            }
        }
    }

    [Fact]
    public async Task U1_Grid_IsOneTabStop()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(NextTuesday);

        Assert.Equal(1, await robin.Page.Locator("[role=grid] [tabindex='0']").CountAsync());
        Assert.Equal(0, await robin.Page.Locator("[role=grid] button:not([tabindex])").CountAsync());
    }

    [Fact]
    public async Task U1_PageDown_ShowsTheNextDayAndKeepsTheFocus()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(NextTuesday);
        await robin.Gaps.First.FocusAsync();

        await robin.Page.Keyboard.PressAsync("PageDown");

        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Wednesday");
        await Expect(robin.Page.Locator("[role=grid] :focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task U20_FiltersAndBack_AreInTheAddress()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(NextTuesday);
        var before = await robin.Page.GetByRole(AriaRole.Row).CountAsync();

        await robin.Page.GetByLabel("Place", new() { Exact = true }).SelectOptionAsync("Tokyo");
        await Expect(robin.Page.GetByRole(AriaRole.Rowgroup)).ToHaveCountAsync(1);
        Assert.Contains("place=Tokyo", robin.Page.Url, StringComparison.Ordinal);

        await robin.Page.ReloadAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Rowgroup)).ToHaveCountAsync(1);
        await robin.Page.GoBackAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(before);
    }

    [Fact]
    public async Task FirstPaint_IsTheGridItself_NeverASkeleton()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.Page.AddInitScriptAsync("""
            window.seen = [];
            new MutationObserver(() => seen.push(document.querySelectorAll('.skeleton').length)).observe(document, { childList: true, subtree: true });
            """);

        await robin.OpenDayAsync(NextTuesday);

        Assert.Equal(0, await robin.Page.EvaluateAsync<int>("Math.max(0, ...seen)"));
    }

    [Fact]
    public async Task U19_Phone_ShowsRoomsWithTheirAnswerAndNothingSideways()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee, width: 360, height: 740);
        await robin.Page.GotoAsync($"/?date={NextTuesday:uuuu-MM-dd}");
        var book = robin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Book ") }).First;
        await Expect(book).ToBeEnabledAsync();

        Assert.Equal(360, await robin.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True((await book.BoundingBoxAsync())!.Height >= 44);
        await book.ClickAsync();
        await Expect(robin.Dialog).ToBeVisibleAsync();
    }
}
