using System.Text.RegularExpressions;
using BookingPortal.Accounts;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace BookingPortal.Tests.Browser;

/// <summary>What the product is for, done by people in two browsers.</summary>
[Collection(BrowserCollection.Name)]
public sealed class StoryTests(BrowserFixture browser)
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task Story_SignInBookSeeIt_SecondBrowserIsRefusedKindly_Cancel()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await using var sasha = await browser.SignInAsync(RoleNames.Staff);
        var day = WorkingDay(1);
        await robin.OpenDayAsync(day);
        var gap = await robin.FindGapAsync(Hour * 3);
        var title = $"Story {Guid.NewGuid():N}";

        // The second browser opens the same slot before the first has booked it.
        await sasha.OpenDayAsync(day);
        await sasha.ChooseAsync(gap);
        await robin.ChooseAsync(gap);
        await robin.BookAsync(title);
        await Expect(robin.Dialog).ToBeHiddenAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{gap.Room} is booked" }).First).ToBeVisibleAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(gap.Room)}, .*{gap.Start}.*{title}") })).ToBeVisibleAsync();

        await sasha.BookAsync("Too late");
        var conflict = sasha.Dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = $"{gap.Room} is taken at this time" });
        await Expect(conflict).ToContainTextAsync(gap.Start);
        Assert.Equal("Too late", await sasha.Dialog.GetByLabel("Title", new() { Exact = true }).InputValueAsync());
        await conflict.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Next free here: ") }).ClickAsync();
        await Expect(sasha.Dialog).ToBeHiddenAsync();

        await robin.Page.GetByRole(AriaRole.Link, new() { Name = "My bookings" }).First.ClickAsync();
        var mine = robin.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = title });
        await Expect(mine).ToContainTextAsync(gap.Room);
        await mine.GetByRole(AriaRole.Button, new() { Name = $"Cancel {title}" }).ClickAsync();
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel booking" }).ClickAsync();
        await Expect(robin.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Cancelled: " }).First).ToBeVisibleAsync();
        await Expect(mine).ToHaveCountAsync(0);

        Assert.Equal("cancelled", await browser.Database.SqlAsync("SELECT status::text FROM bookings WHERE title = $1", title));
        Assert.Equal(1L, await browser.Database.SqlAsync("SELECT count(*) FROM bookings WHERE title = 'Too late' AND status = 'confirmed'"));
        Assert.Equal(1L, await browser.Database.SqlAsync(
            "SELECT count(*) FROM booking_audit_log l JOIN bookings b ON b.id = l.booking_id WHERE b.title = $1 AND l.action = 'created' AND host(l.ip_address) = '127.0.0.1' AND l.user_agent LIKE '%Chrome%'",
            title));
        Assert.Empty(robin.Complaints);
        Assert.Empty(sasha.Complaints);
    }

    [Fact]
    public async Task U10_DoubleClickOnBook_IsOneBooking()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(WorkingDay(2));
        await robin.ChooseAsync(await robin.FindGapAsync(Hour));
        var title = $"Twice {Guid.NewGuid():N}";
        await robin.Dialog.GetByLabel("Title", new() { Exact = true }).FillAsync(title);

        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).DblClickAsync();

        await Expect(robin.Dialog).ToBeHiddenAsync();
        Assert.Equal(1L, await browser.Database.SqlAsync("SELECT count(*) FROM bookings WHERE title = $1", title));
    }

    [Fact]
    public async Task CON3_BadInput_IsRefusedAtTheFieldAndStays()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(WorkingDay(2));
        await robin.ChooseAsync(await robin.FindGapAsync(Hour));

        await robin.Dialog.GetByLabel("People").FillAsync("900");
        await robin.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();

        await Expect(robin.Dialog.GetByText("Give it a title, so that people know what it is.")).ToBeVisibleAsync();
        await Expect(robin.Dialog.GetByText(new Regex(@"has \d+ seats\. Choose fewer people"))).ToBeVisibleAsync();
        Assert.Equal("900", await robin.Dialog.GetByLabel("People").InputValueAsync());
    }

    [Fact]
    public async Task StaffBookForSomebody_NameBegunButNobodyChosen_IsAskedBackAndNotBookedForThemselves()
    {
        await using var sasha = await browser.SignInAsync(RoleNames.Staff);
        await sasha.OpenDayAsync(WorkingDay(3));
        await sasha.ChooseAsync(await sasha.FindGapAsync(Hour));
        var title = $"For somebody {Guid.NewGuid():N}";
        await sasha.Dialog.GetByLabel("For", new() { Exact = true }).FillAsync("employee@demo");

        await sasha.BookAsync(title);
        await Expect(sasha.Dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Choose a person" })).ToBeVisibleAsync();
        Assert.Equal(0L, await browser.Database.SqlAsync("SELECT count(*) FROM bookings WHERE title = $1", title));

        await sasha.Dialog.GetByLabel("For", new() { Exact = true }).FillAsync("employee");
        await sasha.Dialog.GetByRole(AriaRole.Option).First.ClickAsync();
        await sasha.Dialog.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();
        await Expect(sasha.Dialog).ToBeHiddenAsync();

        Assert.Equal("employee@demo.example staff@demo.example", await browser.Database.SqlAsync(
            "SELECT o.email || ' ' || c.email FROM bookings b JOIN users o ON o.id = b.user_id JOIN users c ON c.id = b.created_by WHERE b.title = $1", title));
    }

    [Fact]
    public async Task S22_HostileTitle_IsShownAsText()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(WorkingDay(2));
        await robin.ChooseAsync(await robin.FindGapAsync(Hour));
        const string Hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";

        await robin.BookAsync(Hostile);
        await Expect(robin.Dialog).ToBeHiddenAsync();
        await robin.Page.GotoAsync("/my-bookings");

        await Expect(robin.Page.GetByRole(AriaRole.Heading, new() { Name = Hostile })).ToBeVisibleAsync();
        Assert.NotEqual("owned", await robin.Page.TitleAsync());
        Assert.Empty(robin.Complaints);
    }

    [Fact]
    public async Task Keyboard_FromTheGridToABooking_NoPointer()
    {
        await using var robin = await browser.SignInAsync(RoleNames.Employee);
        await robin.OpenDayAsync(WorkingDay(3));
        var gap = await robin.FindGapAsync(Hour);
        await robin.ChooseAsync(gap);
        var title = $"Keys {Guid.NewGuid():N}";

        await Expect(robin.Dialog.GetByLabel("Title", new() { Exact = true })).ToBeFocusedAsync();
        await robin.Page.Keyboard.TypeAsync(title);
        await robin.Page.Keyboard.PressAsync("Enter");

        await Expect(robin.Dialog).ToBeHiddenAsync();
        Assert.Equal(1L, await browser.Database.SqlAsync("SELECT count(*) FROM bookings WHERE title = $1", title));

        // Focus is back in the grid, at the booking that was a gap.
        await Expect(robin.Page.Locator("[role=grid] :focus")).ToHaveCountAsync(1);
    }

    /// <summary>A day on which offices are open, some days from now.</summary>
    private static LocalDate WorkingDay(int number)
    {
        var date = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        for (var found = 0; found < number;)
        {
            date = date.PlusDays(1);
            found += date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? 0 : 1;
        }

        return date;
    }
}
