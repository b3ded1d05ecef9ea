using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>What people do with bookings that they have.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MyBookingsTests(BrowserFixture browser)
{
    private readonly string _title = $"Mine {Guid.NewGuid():N}";
    private Facility? _room;

    [Fact]
    public async Task Change_ThenUndo_IsAsBeforeAndTheHistorySaysBoth()
    {
        var id = await HoldAsync();
        await using var robin = await OpenAsync(RoleNames.Employee);
        await Act(robin, "Change").ClickAsync();
        await robin.Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync($"{_title} changed");
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "90 min" }).ClickAsync();
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(robin.Dialog).ToBeHiddenAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = $"{_title} changed" })).ToBeVisibleAsync();

        await robin.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();

        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = _title, Exact = true })).ToBeVisibleAsync();
        Assert.Equal(_title, await browser.Database.SqlAsync("SELECT title FROM bookings WHERE id = $1 AND end_time = start_time + interval '1 hour'", id));
        await Act(robin, "History").ClickAsync();
        var steps = robin.Dialog.GetByRole(AriaRole.List, new() { Name = "History" }).Locator("> li");
        await Expect(steps).ToHaveCountAsync(3);
        await Expect(steps.Nth(1)).ToContainTextAsync(new Regex($"Title:.*{_title}.*{_title} changed", RegexOptions.Singleline));
        await Expect(steps.Nth(1)).ToContainTextAsync(new Regex(@"End:.*, 10:00.*, 10:30", RegexOptions.Singleline));
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task R37_TwoPeopleChangeOneBooking_TheSecondReadsWhatTheFirstDid()
    {
        await HoldAsync(byStaff: true);
        await using var robin = await OpenAsync(RoleNames.Employee);
        await using var sasha = await OpenAsync(RoleNames.Staff);
        await Act(robin, "Change").ClickAsync();
        await Act(sasha, "Change").ClickAsync();
        await Expect(robin.Dialog).ToBeVisibleAsync();
        await Expect(sasha.Dialog).ToBeVisibleAsync();

        await robin.Dialog.GetByLabel("People").FillAsync("3");
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "45 min" }).ClickAsync();
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(robin.Dialog).ToBeHiddenAsync();
        await sasha.Dialog.GetByLabel("People").FillAsync("7");
        await sasha.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        var stale = sasha.Dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "changed it on" });
        await Expect(stale).ToContainTextAsync("09:00–09:45");
        await Expect(stale).ToContainTextAsync((await PersonAsync(RoleNames.Employee)).FullName);
        Assert.Equal(3, await browser.Database.SqlAsync("SELECT attendee_count FROM bookings WHERE title = $1", _title));
        await stale.GetByRole(AriaRole.Button, new() { Name = "Show how it stands now" }).ClickAsync();
        await Expect(sasha.Dialog.GetByLabel("People")).ToHaveValueAsync("3");
        await Expect(sasha.Dialog.GetByLabel("End", new() { Exact = true })).ToHaveValueAsync(new Regex("^09:45"));
    }

    [Fact]
    public async Task EndNow_OnARunningBooking_FreesTheRoomAndUndoTakesItBack()
    {
        var room = await RoomAsync();
        var running = await browser.Database.RunningAsync(await PersonAsync(RoleNames.Employee), room.Id, beganMinutesAgo: 20, lasts: 300);
        await browser.Database.SqlAsync("UPDATE bookings SET title = $2 WHERE id = $1", running.Id, _title);
        await using var robin = await OpenAsync(RoleNames.Employee);
        await Act(robin, "End now").ClickAsync();

        await robin.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();

        await Expect(robin.Page.GetByRole(AriaRole.Status, new() { Name = "Notifications" })).ToContainTextAsync(new Regex("Taken back: "));
        Assert.Equal(running.Slot.End.ToDateTimeUtc(), await browser.Database.SqlAsync("SELECT end_time FROM bookings WHERE id = $1", running.Id));
        Assert.Equal(2L, await browser.Database.SqlAsync("SELECT count(*) FROM booking_audit_log WHERE booking_id = $1 AND action = 'updated'", running.Id));
    }

    [Fact]
    public async Task BookAgain_FromTheKeyboardAlone_IsAWeekLater()
    {
        var id = await HoldAsync();
        await using var robin = await OpenAsync(RoleNames.Employee);
        await Act(robin, "Book again").FocusAsync();
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Dialog.GetByLabel("Title", new() { Exact = true })).ToBeFocusedAsync();
        await Expect(robin.Dialog.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync(_title);

        await robin.Page.Keyboard.PressAsync("Enter");

        await Expect(robin.Dialog).ToBeHiddenAsync();
        Assert.Equal(1L, await browser.Database.SqlAsync(
            "SELECT count(*) FROM bookings b JOIN bookings a ON a.id = $1 AND b.title = a.title AND b.start_time = a.start_time + interval '7 days'", id));
    }

    [Fact]
    public async Task CancelThenRestore_FromTheKeyboardAlone_StandsAgain()
    {
        var id = await HoldAsync();
        await using var robin = await OpenAsync(RoleNames.Employee);
        await Card(robin).GetByRole(AriaRole.Button, new() { Name = $"Cancel {_title}" }).FocusAsync();
        await robin.Page.Keyboard.PressAsync("Enter");
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel booking" }).FocusAsync();
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(Card(robin)).ToHaveCountAsync(0);

        await robin.Page.GotoAsync("/my-bookings?tab=cancelled");
        await Expect(Act(robin, "Restore")).ToBeEnabledAsync();
        await Act(robin, "Restore").FocusAsync();
        await robin.Page.Keyboard.PressAsync("Enter");

        await Expect(robin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "is booked again" }).First).ToBeVisibleAsync();
        Assert.Equal("confirmed", await browser.Database.SqlAsync("SELECT status::text FROM bookings WHERE id = $1", id));
    }

    [Fact]
    public async Task CalendarFile_IsDownloadedAndReadsBack()
    {
        await HoldAsync();
        await using var robin = await OpenAsync(RoleNames.Employee);

        var download = await robin.Page.RunAndWaitForDownloadAsync(() => Card(robin).GetByRole(AriaRole.Link, new() { Name = "Calendar file" }).ClickAsync());

        Assert.Equal("booking.ics", download.SuggestedFilename);
        Assert.Equal(_title, CalendarReader.Text(await File.ReadAllTextAsync(await download.PathAsync()), "SUMMARY"));
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task U7_Details_EscapeCloses_AndTheFocusIsWhereItCameFrom()
    {
        await HoldAsync();
        await using var robin = await OpenAsync(RoleNames.Employee);
        await Act(robin, "Details").FocusAsync();
        await robin.Page.Keyboard.PressAsync("Enter");
        await Expect(robin.Dialog.Locator(":focus")).ToHaveCountAsync(1);

        await robin.Page.Keyboard.PressAsync("Escape");

        await Expect(robin.Dialog).ToBeHiddenAsync();
        await Expect(Act(robin, "Details")).ToBeFocusedAsync();
    }

    private async Task<Person> OpenAsync(string role)
    {
        var person = await browser.SignInAsync(role);

        // The portal reads its rooms anew every few seconds: then it knows the one of this test.
        do
        {
            await person.Page.GotoAsync($"/?q={Uri.EscapeDataString(_room!.Name)}");
        }
        while (await person.Page.GetByText(_room.Name, new() { Exact = true }).CountAsync() == 0);

        await person.Page.GotoAsync("/my-bookings");
        await Expect(Act(person, "Details")).ToBeEnabledAsync();

        // The heading takes the focus when the page has come to life; whoever is faster would lose it again.
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        return person;
    }

    private ILocator Card(Person person) => person.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = _title });

    private ILocator Act(Person person, string name) => Card(person).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>An hour of a room of its own, from nine, for the demo's employee.</summary>
    private async Task<long> HoldAsync(bool byStaff = false)
    {
        var room = await RoomAsync();
        var employee = await PersonAsync(RoleNames.Employee);
        var request = (await browser.Database.SlotAsync(9, 10, daysAhead: 1)).AskFor(room.Id, _title);
        return byStaff
            ? await browser.Database.MustBookAsync(await PersonAsync(RoleNames.Staff), request with { OnBehalfOf = employee.Id }, RoleNames.Staff)
            : await browser.Database.MustBookAsync(employee, request);
    }

    private async Task<Facility> RoomAsync() => _room = await A.Facility("Lab").In("Tests", "UTC").SaveAsync(browser.Database);

    private async Task<PortalUser> PersonAsync(string role)
    {
        var email = DemoMode.Accounts.Single(account => account.Role == role).Email;
        await using var context = browser.Database.OwnerContext();
        return await context.Users.SingleAsync(person => person.Email == email);
    }
}
