using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Tests.Screens;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>Whole ways through the portal: by the keyboard alone, by a link that somebody sent, and on after a reload.</summary>
[Collection(BrowserCollection.Name)]
public sealed class JourneyTests(BrowserFixture browser)
{
    private static readonly string Employee = DemoMode.Accounts.Single(account => account.Role == RoleNames.Employee).Email;

    /// <summary>A guard against going round for ever: other tests book for the same person, and each booking has its buttons.</summary>
    private const int Farthest = 1_000;

    [Fact]
    public async Task U1_KeysAlone_FromSignInToCancel()
    {
        await using var robin = await browser.OpenAsync();
        var title = $"No mouse {Guid.NewGuid():N}";
        await robin.Page.GotoAsync($"/?date={Iso(ScreenCatalog.Day)}");

        await Expect(robin.Page.GetByLabel("Email", new() { Exact = true })).ToBeFocusedAsync();
        await TypeAsync(Employee, "Tab");
        await TypeAsync(DemoMode.Password, "Enter");
        await Expect(robin.Gaps.First).ToBeEnabledAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

        await TabToAsync("Rooms|rooms");
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Page.Locator("[role=grid] :focus")).ToHaveCountAsync(1);
        for (var steps = 0; await robin.Page.EvaluateAsync<bool>("!document.activeElement.ariaLabel.includes(', free ')"); steps++)
        {
            Assert.InRange(steps, 0, 40);
            await robin.Page.Keyboard.PressAsync("ArrowRight");
        }

        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Dialog.GetByLabel("Title", new() { Exact = true })).ToBeFocusedAsync();
        await TypeAsync(title, "Enter");
        await Expect(robin.Dialog).ToBeHiddenAsync();

        await TabToAsync("^My bookings$", "Shift+Tab");
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await TabToAsync($"^Cancel {title}$");
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Dialog).ToBeVisibleAsync();
        await TabToAsync("^Cancel booking$");
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToHaveCountAsync(0);

        Assert.Equal("cancelled", await browser.Database.SqlAsync("SELECT status::text FROM bookings WHERE title = $1", title));
        Assert.Empty(robin.Complaints);

        async Task TypeAsync(string text, string then)
        {
            await robin.Page.Keyboard.TypeAsync(text);
            await robin.Page.Keyboard.PressAsync(then);
        }

        async Task TabToAsync(string name, string key = "Tab")
        {
            for (var pressed = 0; !await robin.Page.EvaluateAsync<bool>("name => new RegExp(name).test((document.activeElement.ariaLabel || document.activeElement.innerText).trim())", name); pressed++)
            {
                Assert.InRange(pressed, 0, Farthest);
                await robin.Page.Keyboard.PressAsync(key);
            }
        }
    }

    [Fact]
    public async Task U20_LinkFromSomebody_LeadsThereAfterSignIn_AndBackComesBack()
    {
        await using var robin = await browser.OpenAsync();
        var link = $"/?date={Iso(ScreenCatalog.Day)}&place=Berlin&seats=4";
        var heading = robin.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

        await robin.Page.GotoAsync(link);
        await robin.Page.GetByLabel("Email", new() { Exact = true }).FillAsync(Employee);
        await robin.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(DemoMode.Password);
        await robin.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(robin.Page).ToHaveURLAsync(new Regex(Regex.Escape(link) + "$"));
        await Expect(robin.Gaps.First).ToBeEnabledAsync();
        var day = await heading.InnerTextAsync();
        var rooms = await robin.Page.GetByRole(AriaRole.Rowheader).AllInnerTextsAsync();

        await robin.Page.GetByRole(AriaRole.Link, new() { Name = "Next day" }).ClickAsync();
        await Expect(heading).Not.ToHaveTextAsync(day);
        await robin.Page.GetByRole(AriaRole.Link, new() { Name = "My bookings" }).First.ClickAsync();
        await robin.Page.GetByRole(AriaRole.Link, new() { Name = "Past" }).ClickAsync();
        await Expect(robin.Page).ToHaveURLAsync(new Regex("tab=past$"));

        await robin.Page.GoBackAsync();
        await robin.Page.GoBackAsync();
        await robin.Page.GoBackAsync();
        await Expect(heading).ToHaveTextAsync(day);
        await Expect(robin.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(rooms, new() { UseInnerText = true });
        await robin.Page.GoForwardAsync();
        await robin.Page.GoForwardAsync();
        await robin.Page.GoForwardAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Link, new() { Name = "Past" })).ToHaveAttributeAsync("aria-current", "page");
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task Draft_ReloadInTheMiddle_IsOfferedAgainAndIsOneBooking()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        var title = $"Draft {Guid.NewGuid():N}";
        await robin.OpenDayAsync(ScreenCatalog.Day);
        await robin.ChooseAsync(await robin.FindGapAsync(Duration.FromHours(1)));
        await robin.Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        await robin.Dialog.GetByLabel("People").FillAsync("2");

        await robin.Page.ReloadAsync();

        await Expect(robin.Dialog.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync(title);
        await Expect(robin.Dialog.GetByLabel("People")).ToHaveValueAsync("2");
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();
        await Expect(robin.Dialog).ToBeHiddenAsync();
        Assert.Equal(1L, await browser.Database.SqlAsync("SELECT count(*) FROM bookings WHERE title = $1 AND attendee_count = 2", title));

        // What became a booking is no draft any more.
        await robin.OpenDayAsync(ScreenCatalog.Day);
        await Expect(robin.Dialog).ToBeHiddenAsync();
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
