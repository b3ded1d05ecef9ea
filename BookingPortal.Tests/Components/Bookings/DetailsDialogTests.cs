using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.Bookings;

/// <summary>What one reads of a booking, and what one can do with it from there.</summary>
public sealed class DetailsDialogTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Details_OwnBooking_SaysAllOfItOnBothClocks()
    {
        var room = await A.Facility().InTokyo().SaveAsync(_portal);
        await A.Facility("Home").In("Lisbon", "Europe/Lisbon").SaveAsync(_portal);
        var robin = await A.Person().AtHomeIn("Lisbon").SaveAsync(_portal);
        var staff = await A.StaffMember("Sasha Desk").SaveAsync(_portal);
        var id = await _portal.MustBookAsync(
            staff,
            (await _portal.SlotAsync(2, 3)).AskFor(room.Id, "Review") with
            {
                OnBehalfOf = robin.Id,
                AttendeeCount = 4,
                ExternalMeetingUrl = "https://meet.example/a",
                Description = "Bring figures",
                IsPrivate = true,
            },
            RoleNames.Staff);
        SignIn(robin);

        var (host, _) = Show(id);

        var text = host.Find(".details").TextContent;
        Assert.Equal("Review", host.Find("[role=dialog] .rz-dialog-title").TextContent.Trim());
        foreach (var part in new[] { "11:00–12:00", "Tokyo time (UTC+9)", "Lisbon time", room.Name, "booked by Sasha Desk", "4", "Bring figures", "Private" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Equal("noopener noreferrer", host.Find(".details a[href='https://meet.example/a']").GetAttribute("rel"));
        Assert.Equal($"bookings/{id}/calendar.ics", host.Find(".details a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task S26_Details_ForeignAndMissing_AnswerAlikeAndShowNothing()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var id = await _portal.MustBookAsync(await A.Person().SaveAsync(_portal), (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Canary"));
        SignIn(await A.Person().SaveAsync(_portal));
        var dialogs = Services.GetRequiredService<BookingDialogs>();

        var foreign = await dialogs.DetailsAsync(id);

        Assert.IsType<BookingOutcome.NotFound>(foreign!.Outcome);
        Assert.Equal(await dialogs.DetailsAsync(long.MaxValue), foreign);
    }

    [Fact]
    public async Task History_AfterAMoveAndAnEdit_SaysOldAndNewInWords()
    {
        var (room, other) = (await A.Facility("Aurora").SaveAsync(_portal), await A.Facility("Borealis").SaveAsync(_portal));
        var robin = await A.Person("Robin Example").SaveAsync(_portal);
        var slot = await _portal.SlotAsync(9, 10);
        var booking = await _portal.HoldAsync(robin, slot.AskFor(room.Id, "Before"));
        await _portal.AsAsync(robin, bookings => bookings.ChangeAsync(
            ChangeRequest.Move(booking, new(slot.Start, slot.End + NodaTime.Duration.FromMinutes(30)), Guid.NewGuid(), other.Id) with { Content = booking.Content with { Title = "After" } }));
        SignIn(robin);
        var (host, _) = Show(booking.Id);

        await host.Find("[aria-controls=d-history]").ClickAsync();
        host.WaitForElement(".history", Patience);

        var change = host.FindAll(".history > li")[1];
        Assert.StartsWith("Changed by Robin Example", Words(change.QuerySelector(".head")!.TextContent), StringComparison.Ordinal);
        var fields = change.QuerySelectorAll("ul > li").Select(field => (Words(field.QuerySelector("span")!.TextContent), Words(field.QuerySelector("del")!.TextContent), Words(field.QuerySelector("ins")!.TextContent))).ToList();
        Assert.Equal(["Room:", "End:", "Title:"], fields.Select(field => field.Item1));
        Assert.Equal(($"before: {room.Name}", other.Name), (fields[0].Item2, fields[0].Item3));
        Assert.EndsWith(", 10:00", fields[1].Item2, StringComparison.Ordinal);
        Assert.EndsWith(", 10:30", fields[1].Item3, StringComparison.Ordinal);
        Assert.Equal(("before: Before", "After"), (fields[2].Item2, fields[2].Item3));
    }

    [Fact]
    public async Task Extend_NextBookingIsAQuarterLater_OffersAQuarterOnlyAndDoesIt()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var id = await _portal.MustBookAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Standup"));
        await _portal.MustBookAsync(await A.Person().SaveAsync(_portal), (await _portal.SlotAsync(10.25, 11)).AskFor(room.Id));
        SignIn(robin);
        var (host, answer) = Show(id);

        Assert.DoesNotContain(host.FindAll(".acts button"), button => button.TextContent.Contains("30 min", StringComparison.Ordinal));
        await host.FindAll(".acts button").Single(button => button.TextContent.Contains("Extend by 15 min", StringComparison.Ordinal)).ClickAsync();

        var result = await answer.WaitAsync(Patience);
        Assert.IsType<BookingOutcome.Changed>(result!.Outcome);
        Assert.Contains("09:00–10:15", result.Message, StringComparison.Ordinal);
        Assert.Equal((await _portal.SlotAsync(9, 10.25)).End.ToDateTimeUtc(), await _portal.SqlAsync("SELECT end_time FROM bookings WHERE id = $1", id));
    }

    [Fact]
    public async Task EndNow_StaffEndSomebodyElses_OweAReasonThatIsKept()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var running = await _portal.RunningAsync(await A.Person("Kim Holder").SaveAsync(_portal), room.Id, beganMinutesAgo: 20, lasts: 120);
        SignIn(await A.StaffMember().SaveAsync(_portal), RoleNames.Staff);
        var (host, answer) = Show(running.Id);

        _ = host.FindAll(".acts button").Single(button => button.TextContent.Contains("End now", StringComparison.Ordinal)).ClickAsync();
        host.WaitForElement("#r-reason", Patience);
        await host.Find("form.reason").SubmitAsync();
        Assert.NotEqual("", host.Find("#r-reason-error").TextContent.Trim());
        await host.Find("#r-reason").ChangeAsync("Fire drill");
        await host.Find("form.reason").SubmitAsync();

        Assert.IsType<BookingOutcome.Changed>((await answer.WaitAsync(Patience))!.Outcome);
        Assert.Equal("Fire drill", await _portal.SqlAsync("SELECT reason FROM booking_audit_log WHERE booking_id = $1 AND action = 'updated'", running.Id));
    }

    [Fact]
    public async Task BookAgain_APastTime_OpensTheSameThingAWeekLaterAndBooksIt()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var id = await _portal.MustBookAsync(robin, (await _portal.SlotAsync(9, 9.75)).AskFor(room.Id, "Weekly") with { AttendeeCount = 6 });
        SignIn(robin);
        var (host, answer) = Show(id);

        _ = host.FindAll(".acts button").Single(button => button.TextContent.Contains("Book again", StringComparison.Ordinal)).ClickAsync();
        host.WaitForElement("#b-title", Patience);
        Assert.Equal(("Weekly", "6"), (host.Find("#b-title").GetAttribute("value"), host.Find("#b-attendees").GetAttribute("value")));
        await host.Find("form").SubmitAsync();

        Assert.IsType<BookingOutcome.Booked>((await answer.WaitAsync(Patience))!.Outcome);
        Assert.Equal(
            (await _portal.SlotAsync(9, 9.75, daysAhead: 10)).Start.ToDateTimeUtc(),
            await _portal.SqlAsync("SELECT start_time FROM bookings WHERE facility_id = $1 AND id <> $2 AND attendee_count = 6", room.Id, id));
    }

    private static string Words(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private (IRenderedComponent<UiHost> Host, Task<BookingResult?> Answer) Show(long id)
    {
        var host = Render<UiHost>();
        var answer = host.InvokeAsync(async () => await Services.GetRequiredService<BookingDialogs>().DetailsAsync(id));
        host.WaitForElement(".details", Patience);
        return (host, answer);
    }
}
