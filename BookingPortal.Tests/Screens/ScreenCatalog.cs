using BookingPortal.Accounts;
using BookingPortal.Tests.Browser;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Screens;

/// <summary>Every screen of the portal and how somebody comes to see it, at any width.</summary>
public static class ScreenCatalog
{
    private const Amount Filled = Amount.Normal | Amount.Crowded;

    /// <summary>A day on which the office is open, whenever this runs.</summary>
    public static LocalDate Day { get; } = SystemClock.Instance.GetCurrentInstant().InUtc().Date.Next(IsoDayOfWeek.Tuesday);

    public static IReadOnlyList<Screen> All { get; } =
    [
        new("sign-in", null, Amount.Normal, at => OpenAsync(at, "/account/sign-in")),
        new("sign-in-refused", null, Amount.Normal, RefusedAsync),
        new("signed-out", null, Amount.Normal, at => OpenAsync(at, "/account/signed-out")),
        new("today", RoleNames.Employee, Amount.Any | Amount.Enormous, at => OpenAsync(at, "/")),
        new("day", RoleNames.Employee, Amount.Any | Amount.Enormous, at => OpenAsync(at, $"/?date={Iso(Day)}")),
        new("day-nothing-fits", RoleNames.Employee, Amount.Normal, at => OpenAsync(at, "/?q=nothing-is-called-this")),
        new("day-filters", RoleNames.Employee, Filled, FiltersAsync),
        new("weeks", RoleNames.Employee, Amount.Any, at => OpenAsync(at, $"/?view=week&date={Iso(Day)}")),
        new("week", RoleNames.Employee, Filled, WeekAsync),
        new("month", RoleNames.Employee, Amount.Any, at => OpenAsync(at, $"/?view=month&date={Iso(Day)}")),
        new("room-card", RoleNames.Employee, Amount.Normal, RoomCardAsync),
        new("booking", RoleNames.Employee, Amount.Normal, BookingAsync),
        new("booking-errors", RoleNames.Staff, Amount.Normal, BookingErrorsAsync),
        new("booking-discard", RoleNames.Employee, Amount.Normal, DiscardAsync),
        new("booking-conflict", RoleNames.Employee, Filled, ConflictAsync),
        new("details", RoleNames.Employee, Amount.Normal, DetailsAsync),
        new("change", RoleNames.Employee, Filled, ChangeAsync),
        new("cancel", RoleNames.Employee, Amount.Normal, CancelAsync),
        new("find", RoleNames.Employee, Amount.Any, at => FindAsync(at, "q=afternoon+4+people+whiteboard+45+min&people=4&length=45&from=12:00&until=18:00&feature=Whiteboard")),
        new("find-nothing-fits", RoleNames.Staff, Amount.Normal, at => FindAsync(at, "q=castle&people=900&length=45")),
        new("palette", RoleNames.Staff, Filled, PaletteAsync),
        new("keys", RoleNames.Employee, Amount.Normal, KeysAsync),
        new("account-menu", RoleNames.Employee, Amount.Normal, MenuAsync),
        new("my-bookings", RoleNames.Employee, Amount.Any, at => OpenAsync(at, "/my-bookings")),
        new("my-bookings-past", RoleNames.Employee, Amount.Any, at => OpenAsync(at, "/my-bookings?tab=past")),
        new("my-bookings-cancelled", RoleNames.Employee, Amount.Any, at => OpenAsync(at, "/my-bookings?tab=cancelled")),
        new("utilization", RoleNames.Admin, Amount.Any, UtilizationAsync) { IsLong = true },
        new("people", RoleNames.Admin, Filled, at => OpenAsync(at, "/people")),
        new("people-nobody", RoleNames.Admin, Amount.Normal, at => OpenAsync(at, "/people?q=nobody+is+called+this")),
        new("person", RoleNames.Admin, Amount.Normal, PersonAsync) { IsLong = true },
        new("person-leaves", RoleNames.Admin, Amount.Normal, LeavesAsync),
        new("person-new", RoleNames.Admin, Amount.Normal, at => OpenAsync(at, "/people/new")),
        new("profile", RoleNames.Employee, Amount.Normal, at => OpenAsync(at, "/account/profile")) { IsLong = true },
        new("profile-wrong", RoleNames.Employee, Amount.Normal, ProfileWrongAsync) { IsLong = true },
        new("profile-password", RoleNames.Employee, Amount.Normal, at => OpenAsync(at, "/account/profile/password")),
        new("profile-second-factor", RoleNames.Staff, Amount.Normal, at => OpenAsync(at, "/account/profile/second-factor")),
        new("profile-app", RoleNames.Employee, Amount.Normal, AppAsync) { IsLong = true },
        new("link-void", null, Amount.Normal, at => OpenAsync(at, "/account/choose-password")),
        new("offline", RoleNames.Employee, Amount.Normal, at => ConnectionAsync(at, "show")),
        new("still-offline", RoleNames.Employee, Amount.Normal, at => ConnectionAsync(at, "failed")),
        new("sign-out", RoleNames.Employee, Amount.Normal, at => OpenAsync(at, "/account/confirm-sign-out")),
        new("not-found", RoleNames.Employee, Amount.Normal, at => OpenAsync(at, "/nowhere")),
        new("managers", RoleNames.Admin, Amount.Normal, at => OpenAsync(at, "/facilities/managers")),
        new("access-denied", RoleNames.Employee, Amount.Normal, at => OpenAsync(at, "/utilization")),
        new("error", RoleNames.Employee, Amount.Normal, at => OpenAsync(at, "/error")),
    ];

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>Opens a page and waits until its controls live and nothing is being loaded.</summary>
    private static async Task OpenAsync(Person at, string path)
    {
        await at.Page.GotoAsync(path);
        await Expect(at.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(at.Page.Locator(".skeleton:visible, [aria-busy=true]:visible")).ToHaveCountAsync(0);
        if (await at.Page.Locator("[data-palette]").CountAsync() > 0)
        {
            await Expect(at.Page.Locator("[data-palette]")).ToBeEnabledAsync();
        }
    }

    private static async Task RefusedAsync(Person at)
    {
        await OpenAsync(at, "/account/sign-in");
        await at.Page.GetByLabel("Email", new() { Exact = true }).FillAsync("somebody@demo.example");
        await at.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("not the password");
        await at.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(at.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    private static async Task FiltersAsync(Person at)
    {
        await OpenAsync(at, $"/?date={Iso(Day)}&seats=6");
        var fold = at.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Filters") });
        if (await fold.CountAsync() > 0)
        {
            await fold.ClickAsync();
        }

        await at.Page.GetByRole(AriaRole.Button, new() { Name = "Features" }).ClickAsync();
        await Expect(at.Page.GetByRole(AriaRole.Group, new() { Name = "Features" })).ToBeVisibleAsync();
    }

    private static async Task WeekAsync(Person at)
    {
        await OpenAsync(at, $"/?view=week&date={Iso(Day)}");
        await at.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("free|full") }).First.ClickAsync();
        await Expect(at.Page.GetByRole(AriaRole.Grid, new() { NameRegex = new("^Week of ") })).ToBeVisibleAsync();
    }

    private static async Task RoomCardAsync(Person at)
    {
        await OpenAsync(at, $"/?date={Iso(Day)}");
        var name = at.Page.Locator("[data-card]:visible").First;
        await Expect(name).ToBeEnabledAsync();
        await name.ClickAsync();
        await Expect(at.Dialog.GetByText("seats")).ToBeVisibleAsync();
    }

    private static async Task BookingAsync(Person at)
    {
        await OpenAsync(at, $"/?date={Iso(Day)}");
        await at.ChooseFirstAsync();
    }

    private static async Task BookingErrorsAsync(Person at)
    {
        await BookingAsync(at);
        await at.Dialog.GetByRole(AriaRole.Spinbutton, new() { Name = "People" }).FillAsync("900");
        await at.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();
        await Expect(at.Dialog.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
    }

    private static async Task DiscardAsync(Person at)
    {
        await BookingAsync(at);
        await at.Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync("Half a thought");
        await at.Page.Keyboard.PressAsync("Escape");
        await Expect(at.Dialog.GetByRole(AriaRole.Button, new() { Name = "Keep writing" })).ToBeVisibleAsync();
    }

    /// <summary>Another window of the same person is quicker.</summary>
    private static async Task ConflictAsync(Person at)
    {
        await BookingAsync(at);
        var other = new Person(await at.Page.Context.NewPageAsync());
        await BookingAsync(other);
        await other.BookAsync("Quicker");
        await Expect(other.Dialog).ToBeHiddenAsync();
        await other.Page.CloseAsync();
        await at.BookAsync("Planning the next quarter");
        await Expect(at.Dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "is taken at this time" })).ToBeVisibleAsync();
        await Expect(at.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new(" at the same time") }).First).ToBeVisibleAsync();
    }

    private static async Task DetailsAsync(Person at)
    {
        await ActAsync(at, "History");
        await Expect(at.Dialog.GetByRole(AriaRole.List, new() { Name = "History" }).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
    }

    private static async Task ChangeAsync(Person at)
    {
        await ActAsync(at, "Change");
        await at.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Another room than ") }).ClickAsync();
        await Expect(at.Dialog.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
    }

    private static async Task CancelAsync(Person at)
    {
        await OpenAsync(at, "/my-bookings");
        await Coming(at).GetByRole(AriaRole.Button, new() { NameRegex = new("^Cancel ") }).ClickAsync();
        await Expect(at.Dialog).ToBeVisibleAsync();
    }

    private static async Task ActAsync(Person at, string act)
    {
        await OpenAsync(at, "/my-bookings");
        await Coming(at).GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await Expect(at.Dialog).ToBeVisibleAsync();
    }

    private static ILocator Coming(Person at) => at.Page.GetByRole(AriaRole.Article).Filter(new() { HasNotText = "Running until" }).First;

    private static async Task FindAsync(Person at, string wish)
    {
        await OpenAsync(at, $"/find?{wish}&date={Iso(Day)}");
        await Expect(at.Page.GetByRole(AriaRole.Article).Or(at.Page.Locator(".answers .empty")).First).ToBeVisibleAsync();
    }

    private static async Task PaletteAsync(Person at)
    {
        await OpenAsync(at, "/my-bookings");
        await at.Page.GetByRole(AriaRole.Button, new() { Name = "Search", Exact = true }).ClickAsync();
        await at.Dialog.GetByRole(AriaRole.Combobox).FillAsync($"{Iso(Day)} afternoon 4 people 30 min unicorn");
        await Expect(at.Page.GetByRole(AriaRole.Option, new() { Name = "All answers in Find a room" })).ToBeVisibleAsync();
    }

    private static async Task KeysAsync(Person at)
    {
        await OpenAsync(at, $"/?date={Iso(Day)}");
        if (at.Page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }) is var keys && await keys.CountAsync() > 0)
        {
            await keys.ClickAsync();
            await Expect(at.Dialog).ToBeVisibleAsync();
        }
    }

    private static async Task MenuAsync(Person at)
    {
        await OpenAsync(at, "/my-bookings");
        await at.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Account") }).ClickAsync();
        await Expect(at.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    private static async Task ProfileWrongAsync(Person at)
    {
        await OpenAsync(at, "/account/profile");
        await at.Page.GetByLabel("Time zone").FillAsync("Berlin");
        await at.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(at.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "no such time zone" })).ToBeVisibleAsync();
    }

    private static async Task AppAsync(Person at)
    {
        await OpenAsync(at, "/account/profile/second-factor");
        if (at.Page.GetByRole(AriaRole.Button, new() { Name = "Set up", Exact = true }) is var begin && await begin.CountAsync() > 0)
        {
            if (at.Page.GetByLabel("Your present password") is var password && await password.CountAsync() > 0)
            {
                await password.FillAsync(DemoMode.Password);
            }

            await begin.ClickAsync();
        }

        await Expect(at.Page.GetByRole(AriaRole.Img, new() { Name = "QR code" })).ToBeVisibleAsync();
    }

    private static async Task PersonAsync(Person at)
    {
        await OpenAsync(at, "/people?role=employee&state=invited");
        await at.Page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await at.Page.GetByRole(AriaRole.Button, new() { Name = "Make an invitation link" }).ClickAsync();
        await Expect(at.Page.GetByLabel("One-time link", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task LeavesAsync(Person at)
    {
        await OpenAsync(at, "/people?q=employee%40demo.example");
        await at.Page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();
        await at.Page.GetByRole(AriaRole.Button, new() { Name = "Leaves the organisation" }).ClickAsync();
        await at.Dialog.GetByLabel("Hand them over to somebody").CheckAsync();
        await Expect(at.Dialog.GetByRole(AriaRole.Combobox, new() { Name = "Who gets them" })).ToBeVisibleAsync();
    }

    private static async Task UtilizationAsync(Person at)
    {
        await OpenAsync(at, "/utilization");
        await Expect(at.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToBeVisibleAsync();
    }

    /// <summary>Blazor's script sets these classes; how a line is really lost is told by ConnectionTests.</summary>
    private static async Task ConnectionAsync(Person at, string state)
    {
        await OpenAsync(at, $"/?date={Iso(Day)}");
        await at.Page.EvaluateAsync("state => document.getElementById('components-reconnect-modal').classList.add(`components-reconnect-${state}`)", state);
        await Expect(at.Dialog).ToBeVisibleAsync();
    }
}
