using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Tests.Screens;
using BookingPortal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>U5: axe finds nothing, on every screen, light and dark, wide and narrow; and the screens stand what people set in their system.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class AxeTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task U5_EveryScreen_HasNoViolationInLightAndDark(int width)
    {
        var faults = new List<string>();
        foreach (var role in ScreenCatalog.All.Where(screen => screen.Amounts.HasFlag(Amount.Normal)).GroupBy(screen => screen.Role))
        {
            await using var person = role.Key is null ? await browser.OpenAsync(width, 740) : await browser.SignInAsync(role.Key, width, 740);
            foreach (var screen in role)
            {
                var at = new Person(await person.Page.Context.NewPageAsync());
                await screen.ShowAsync(at);
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await at.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    faults.AddRange((await Axe.ViolationsAsync(at.Page, onlyColours: scheme == ColorScheme.Dark)).Select(fault => $"{screen}, {scheme}: {fault}"));
                }

                if (width == 360)
                {
                    faults.AddRange((await PhoneTests.FaultsAsync(at)).Select(fault => $"{screen}: {fault}"));
                }

                await at.Page.CloseAsync();
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>A window of 1440 px at 200 % has the room of one of 720.</summary>
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task U5_DayAtTwiceTheSize_HasNoViolationAndNothingSideways(ColorScheme scheme)
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee, 720, 450, scheme);
        await robin.OpenDayAsync(ScreenCatalog.Day);

        Assert.Empty(await Axe.ViolationsAsync(robin.Page));
        Assert.Empty(await PhoneTests.SidewaysAsync(robin.Page, 720));
        await robin.ChooseFirstAsync();
        Assert.Empty(await Axe.ViolationsAsync(robin.Page));
        await Expect(robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true })).ToBeInViewportAsync();
    }

    [Fact]
    public async Task U5_ForcedColours_KeepTheEdgesOfWhatIsTaken()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await robin.OpenDayAsync(ScreenCatalog.Day);

        // Fills are gone: an edge tells a booking from a gap, and a thicker one whose it is.
        var taken = robin.Page.Locator("[role=grid] .piece.busy:not(.own, .pending)").First;
        await Expect(taken).ToHaveCSSAsync("border-top-width", "1px");
        await Expect(taken).ToHaveCSSAsync("border-top-style", "solid");
        await Expect(robin.Page.Locator("[role=grid] .piece.own").First).ToHaveCSSAsync("border-top-width", "3px");
        Assert.Empty(await Axe.ViolationsAsync(robin.Page));
    }

    [Fact]
    public async Task U5_ReducedMotion_LeavesNothingMoving()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(ScreenCatalog.Day);
        await robin.ChooseFirstAsync();

        Assert.Empty(await robin.Page.EvaluateAsync<string[]>("""
            () => document.getAnimations().filter((one) => one.effect.getComputedTiming().activeDuration > 20).map((one) => one.animationName || one.transitionProperty)
            """));
        Assert.Equal("1e-05s", await robin.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.btn')).transitionDuration.split(',')[0]"));
    }

    [Fact]
    public async Task U5_DayOnPaper_IsOneSheetWideWithRoomsAndHours()
    {
        // A day is as long as days get, and the page knows the room within seconds.
        var room = await A.Facility("Round the clock").SaveAsync(browser.Database);
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        do
        {
            await robin.OpenDayAsync(ScreenCatalog.Day);
        }
        while (await robin.Page.Locator($"[role=grid] [data-room='{room.Id}']").CountAsync() == 0);

        var rooms = await robin.Page.GetByRole(AriaRole.Rowheader).CountAsync();

        var paper = Encoding.Latin1.GetString(await robin.Page.PdfAsync(new() { PreferCSSPageSize = true }));
        var sheets = Sheet().Matches(paper);
        Assert.NotEmpty(sheets);
        Assert.All(sheets, sheet => Assert.Equal(("842", "595"), (Points(sheet.Groups[1].Value), Points(sheet.Groups[2].Value))));

        // The same as a window of that sheet's width: A4 across, less 10 mm on each side.
        await robin.Page.SetViewportSizeAsync(1047, 718);
        await robin.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Empty(await PhoneTests.SidewaysAsync(robin.Page, 1047));
        await Expect(robin.Page.Locator("[role=rowheader]:visible")).ToHaveCountAsync(rooms);
        await Expect(robin.Page.Locator("[role=grid] .hour:visible").Filter(new() { HasText = "09:00" }).First).ToBeVisibleAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);

        static string Points(string number) => Math.Round(double.Parse(number, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex Sheet();
}
