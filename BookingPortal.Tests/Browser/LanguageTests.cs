using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>U17: the portal in German, and in Arabic from right to left.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LanguageTests(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly string[] Pages = ["/", "/?view=week", "/my-bookings", "/find"];

    /// <summary>A Thursday that demo data do not reach.</summary>
    private static LocalDate Day { get; } = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(90).Next(IsoDayOfWeek.Thursday);

    [Fact]
    public async Task ChoiceOfALanguage_HoldsOnStaticAndLivePages_AndIsKept()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.Page.GotoAsync("/my-bookings?tab=past");
        await Expect(robin.Page.GetByRole(AriaRole.Button, new() { Name = "Details" }).First).ToBeEnabledAsync();
        await robin.Page.GetByTitle("Account, appearance and language").ClickAsync();
        await robin.Page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();

        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = "Meine Buchungen" })).ToBeVisibleAsync();
        Assert.EndsWith("/my-bookings?tab=past", robin.Page.Url, StringComparison.Ordinal);
        await Expect(robin.Page.Locator("html")).ToHaveAttributeAsync("lang", "de-DE");

        await robin.Page.GotoAsync($"/?view=month&date={LocalDatePattern.Iso.Format(Day)}");
        await Expect(robin.Page.GetByRole(AriaRole.Columnheader).First).ToHaveTextAsync("Mo");
        await robin.Page.GotoAsync($"/?date={LocalDatePattern.Iso.Format(Day)}");
        var gap = robin.Page.GetByRole(AriaRole.Button, new() { Name = "Havel, frei 08:00 bis 18:00" });
        await Expect(gap).ToBeEnabledAsync();
        await gap.FocusAsync();
        await robin.Page.Keyboard.PressAsync("Enter");
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Buchen", Exact = true }).ClickAsync();
        await Expect(robin.Dialog.GetByText("Geben Sie einen Titel an")).ToBeVisibleAsync();
        Assert.Empty(robin.Complaints);

        await robin.Page.GotoAsync("/not-found");
        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = "Hier ist nichts" })).ToBeVisibleAsync();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The account keeps a chosen language, and others sign in with it.</summary>
    public Task DisposeAsync() => browser.Database.SqlAsync("UPDATE users SET culture = NULL WHERE culture IS NOT NULL");

    [Fact]
    public async Task Arabic_ReadsFromTheRight_AtEveryWidth()
    {
        await using var robin = await InArabicAsync();
        foreach (var width in new[] { 1440, 390 })
        {
            await robin.Page.SetViewportSizeAsync(width, 844);
            foreach (var path in Pages)
            {
                await robin.Page.GotoAsync(path);
                await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
                await Expect(robin.Page).ToHaveTitleAsync(new Regex(@"\S"));

                Assert.Equal("rtl", await robin.Page.EvaluateAsync<string>("() => document.dir"));
                Assert.False(await robin.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{path} scrolls sideways at {width}.");
                Assert.Equal((path, ""), (path, string.Join("; ", await Axe.ViolationsAsync(robin.Page))));
            }
        }

        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task ArabicGrid_TimeRunsToTheLeft_ForEyesKeysAndPointer()
    {
        await using var robin = await InArabicAsync();

        // Wide enough for a day around the clock: nothing scrolls along while it is dragged.
        await robin.Page.SetViewportSizeAsync(2100, 900);
        await robin.Page.GotoAsync($"/?date={LocalDatePattern.Iso.Format(Day)}");
        var gap = robin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Havel.*متاحة.*8:00 ص.*6:00 م") });
        await Expect(gap).ToBeEnabledAsync();
        await gap.FocusAsync();
        await robin.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(robin.Page.Locator("#grid-cursor")).ToContainTextAsync("8:15 ص");
        await robin.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(robin.Page.Locator("#grid-cursor")).ToContainTextAsync("8:00 ص");

        var name = await Layout.BoxAsync(robin.Page.GetByRole(AriaRole.Button, new() { Name = "Havel", Exact = true }));
        var box = await Layout.BoxAsync(gap);

        // A long axis scrolls below the names.
        Assert.True(name.X > box.X + (box.Width / 2), $"The name of the room stands at {name.X}, its day ends at {box.X + box.Width}.");

        // From ten to half past eleven, on an axis that begins on the right.
        var quarter = box.Width / 40;
        await robin.Page.Mouse.MoveAsync(box.X + box.Width - (quarter * 8.5f), box.Y + 10);
        await robin.Page.Mouse.DownAsync();
        await robin.Page.Mouse.MoveAsync(box.X + box.Width - (quarter * 13.5f), box.Y + 12, new() { Steps = 8 });
        await robin.Page.Mouse.UpAsync();

        await Expect(robin.Dialog.Locator("input[type=time]").Nth(0)).ToHaveValueAsync("10:00");
        await Expect(robin.Dialog.Locator("input[type=time]").Nth(1)).ToHaveValueAsync("11:30");
        Assert.Empty(robin.Complaints);
    }

    private async Task<Person> InArabicAsync()
    {
        var person = await browser.OpenAsync();
        await person.Page.GotoAsync("/account/sign-in?ReturnUrl=%2Fmy-bookings");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "العربية" }).ClickAsync();
        await person.Page.GetByLabel("البريد الإلكتروني", new() { Exact = true }).FillAsync(DemoMode.Accounts.Single(account => account.Role == RoleNames.Employee).Email);
        await person.Page.GetByLabel("كلمة المرور", new() { Exact = true }).FillAsync(DemoMode.Password);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "تسجيل الدخول", Exact = true }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "حجوزاتي" })).ToBeVisibleAsync();
        return person;
    }
}
