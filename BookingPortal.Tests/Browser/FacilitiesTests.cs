using BookingPortal.Accounts;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>The administration of facilities in a browser.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FacilitiesTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task U5_EveryPage_HasNoViolationAndDoesNotScrollSideways(int width, ColorScheme scheme)
    {
        await using var admin = await browser.SignInAsync(RoleNames.Admin, width, 844, scheme);
        await admin.Page.GotoAsync("/facilities");
        await Expect(admin.Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await CheckAsync(admin, "list");
        await admin.Page.GetByRole(AriaRole.Rowheader).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Button(admin, "Save hours")).ToBeEnabledAsync();
        await CheckAsync(admin, "editor");
        foreach (var (path, heading) in new[] { ("/facilities/closures", "Closures"), ("/facilities/defaults", "Limits of the organisation"), ("/facilities/import", "Import and export"), ("/facilities/new", "New facility") })
        {
            await admin.Page.GotoAsync(path);
            await Expect(admin.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();
            await CheckAsync(admin, path);
        }
    }

    [Fact]
    public async Task ADM1_AdminAddsARoom_ItStandsInTheCalendar_AndAClosureAsksFirst()
    {
        await using var admin = await browser.SignInAsync(RoleNames.Admin);
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Facilities" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Add a facility" }).ClickAsync();
        await Expect(Button(admin, "Add a facility")).ToBeEnabledAsync();
        await Field(admin, "Name").FillAsync("Zephyr");
        await Field(admin, "Capacity").FillAsync("6");
        await Field(admin, "Place").FillAsync("Aarhus");
        await Field(admin, "Time zone").FillAsync("Europe/Copenhagen");
        foreach (var day in new[] { "Saturday", "Sunday" })
        {
            await Button(admin, $"Add hours on {day}").ClickAsync();
        }

        await Button(admin, "Add a facility").ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Heading, new() { Name = "Zephyr", Level = 1 })).ToBeVisibleAsync();
        await Expect(admin.Page.GetByText("Mo-Su 08:00-18:00")).ToBeVisibleAsync();
        var today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Copenhagen"]).Date;

        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(today.PlusDays(1));
        var free = robin.Page.GetByRole(AriaRole.Button, new() { Name = "Zephyr, free 08:00 to 18:00", Exact = true });
        await Expect(free).ToBeVisibleAsync();
        await free.FocusAsync();
        await robin.Page.Keyboard.PressAsync("Enter");
        await robin.BookAsync("Planning at the sea");
        await Expect(robin.Dialog).ToHaveCountAsync(0);

        var closing = admin.Page.GetByRole(AriaRole.Form, new() { Name = "Add a closure" });
        await closing.GetByLabel("Reason", new() { Exact = true }).FillAsync("Painting");
        await closing.GetByRole(AriaRole.Button, new() { Name = "Add a closure" }).ClickAsync();
        await Expect(admin.Dialog.GetByText("Planning at the sea")).ToBeVisibleAsync();
        await CheckAsync(admin, "what it breaks");
        await admin.Dialog.GetByLabel("Cancel them and tell their owners why").CheckAsync();
        await admin.Dialog.GetByLabel("Reason", new() { Exact = true }).FillAsync("The room is painted");
        await admin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save and cancel them" }).ClickAsync();
        await Expect(admin.Page.GetByRole(AriaRole.Status).GetByText("Bookings cancelled: 1.")).ToBeVisibleAsync();
        await Expect(robin.Page.GetByText("Painting").First).ToBeVisibleAsync();
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task Import_TheExportedFileWithOneLineMore_IsShownFirstAndThenSaved_AndHolidaysToo()
    {
        await using var admin = await browser.SignInAsync(RoleNames.Admin);
        await admin.Page.GotoAsync("/facilities/import");
        await Expect(admin.Page.GetByLabel("CSV file with facilities")).ToBeEnabledAsync();
        var export = await admin.Page.Context.APIRequest.GetAsync(new Uri(new Uri(admin.Page.Url), "/facilities/facilities.csv").ToString());
        var csv = await export.TextAsync();
        var more = $",Imported,Aarhus,,,Europe/Copenhagen,0,,,no,,0,0{new string(',', 7)}Mo-Fr 08:00-18:00\r\n";

        await ChooseAsync("CSV file with facilities", "facilities.csv", csv + more);
        await Expect(admin.Page.GetByText("Capacity: Between 1 and 1000.")).ToBeVisibleAsync();
        await ChooseAsync("CSV file with facilities", "facilities.csv", csv + more.Replace(",0,,,no", ",4,,,no", StringComparison.Ordinal));
        await Expect(admin.Page.GetByText("New: 1. Changed: 0.")).ToBeVisibleAsync();
        await CheckAsync(admin, "preview");
        await Button(admin, "Import").ClickAsync();
        await Expect(admin.Page.GetByText("The facilities are imported.")).ToBeVisibleAsync();
        await Expect(admin.Page.GetByText("New: 0. Changed: 0.")).ToBeVisibleAsync();

        await ChooseAsync("Calendar file with public holidays", "holidays.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20991225\r\nSUMMARY:A far Christmas\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        await Expect(admin.Page.GetByText("Days to close: 1. Left out: 0.")).ToBeVisibleAsync();
        await Button(admin, "Close on these days").ClickAsync();
        await Expect(admin.Page.GetByText("Closures set: 1.")).ToBeVisibleAsync();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "Closures", Exact = true }).ClickAsync();
        await Expect(Button(admin, "Remove the closure A far Christmas")).ToBeVisibleAsync();
        Assert.Empty(admin.Complaints);

        Task ChooseAsync(string label, string name, string text) => admin.Page.GetByLabel(label).SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
    }

    [Theory]
    [InlineData(RoleNames.Employee)]
    [InlineData(RoleNames.Staff)]
    public async Task Facilities_NoAdmin_AreForbiddenAndNotInTheMenu(string role)
    {
        await using var somebody = await browser.SignInAsync(role);

        await Expect(somebody.Page.GetByRole(AriaRole.Link, new() { Name = "Facilities" })).ToHaveCountAsync(0);
        foreach (var path in new[] { "/facilities", "/facilities/new", "/facilities/1", "/facilities/closures", "/facilities/defaults", "/facilities/import", "/facilities/facilities.csv" })
        {
            var answer = await somebody.Page.Context.APIRequest.GetAsync(new Uri(new Uri(somebody.Page.Url), path).ToString());
            Assert.Equal(403, answer.Status);
        }
    }

    private static ILocator Field(Person person, string label) => person.Page.GetByLabel(label, new() { Exact = true });

    private static ILocator Button(Person person, string name) => person.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task CheckAsync(Person person, string what)
    {
        Assert.Equal((what, ""), (what, string.Join("; ", await Axe.ViolationsAsync(person.Page))));
        Assert.False(await person.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{what}: the page scrolls sideways.");
    }
}
