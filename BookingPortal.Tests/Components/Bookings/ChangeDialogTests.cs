using System.Text.Json;
using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Components.Bookings;

/// <summary>Changing a booking: what is typed, what others did meanwhile, what is read.</summary>
public sealed class ChangeDialogTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Save_AnotherTitleTimeAndRoom_ChangesThemAtOnceAndOffersTheWayBack()
    {
        var (room, other) = (await A.Facility("Aurora").SaveAsync(_portal), await A.Facility("Borealis").SaveAsync(_portal));
        var robin = await A.Person().SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        SignIn(robin);
        var (host, answer) = Open(booking.Id);

        await host.Find("#b-title").InputAsync("After");
        await host.Find("#b-start").ChangeAsync("13:00:00");
        await host.Find("button#b-room").ClickAsync();
        await host.Find("input#b-room").InputAsync(other.Name);
        await host.FindAll("#b-room-list [role=option]").Single().ClickAsync();
        await host.Find("form").SubmitAsync();

        var result = await answer.WaitAsync(Patience);
        Assert.IsType<BookingOutcome.Changed>(result!.Outcome);
        Assert.Contains("13:00–14:00", result.Message, StringComparison.Ordinal);
        Assert.Equal(("After", other.Id, await _portal.SlotAsync(13, 14)), await StandsAsync(robin, booking.Id));
        var undone = await _portal.AsAsync(robin, bookings => bookings.UndoAsync(new UndoRequest(booking.Id, result.Undo!.RequestId, Guid.NewGuid())));
        Assert.IsType<BookingOutcome.Changed>(undone);
        Assert.Equal(("Before", room.Id, booking.Slot), await StandsAsync(robin, booking.Id));
    }

    [Fact]
    public async Task R37_Save_SomebodyChangedItMeanwhile_SaysWhoAndWhatAndChangesNothingUntilTold()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var staff = await A.StaffMember("Sasha Desk").SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        SignIn(robin);
        var (host, answer) = Open(booking.Id);
        await host.Find("#b-title").InputAsync("Mine");
        var moved = await _portal.SlotAsync(11, 12);
        await _portal.AsStaffAsync(staff, bookings => bookings.ChangeAsync(ChangeRequest.Move(booking, moved, Guid.NewGuid()) with { Reason = "Painters" }));

        await host.Find("form").SubmitAsync();
        host.WaitForElement(".stale button", Patience);

        var text = host.Find(".stale").TextContent;
        foreach (var part in new[] { "Sasha Desk changed it", "11:00–12:00", "“Before”", "Painters" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Equal("Mine", host.Find("#b-title").GetAttribute("value"));
        Assert.Equal(("Before", room.Id, moved), await StandsAsync(robin, booking.Id));

        await Button(host, "Save mine over it").ClickAsync();
        Assert.IsType<BookingOutcome.Changed>((await answer.WaitAsync(Patience))!.Outcome);
        Assert.Equal(("Mine", room.Id, booking.Slot), await StandsAsync(robin, booking.Id));
    }

    [Fact]
    public async Task Stale_ShowHowItStands_FillsTheFormWithIt()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        SignIn(robin);
        var (host, _) = Open(booking.Id);
        await host.Find("#b-title").InputAsync("Mine");
        await _portal.AsAsync(robin, bookings => bookings.ChangeAsync(ChangeRequest.Edit(booking, new BookingContent("Theirs") { AttendeeCount = 3 }, Guid.NewGuid())));
        await host.Find("form").SubmitAsync();
        host.WaitForElement(".stale button", Patience);

        await Button(host, "Show how it stands now").ClickAsync();

        Assert.Equal(("Theirs", "3"), (host.Find("#b-title").GetAttribute("value"), host.Find("#b-attendees").GetAttribute("value")));
        Assert.Empty(host.FindAll(".stale"));
    }

    [Fact]
    public async Task CON2_Save_TheNewTimeIsTaken_SaysByWhomAndOneClickTakesTheNextFreeOne()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Mine"));
        await _portal.MustBookAsync(await A.Person("Kim Holder").SaveAsync(_portal), (await _portal.SlotAsync(13, 14)).AskFor(room.Id));
        SignIn(robin);
        var (host, answer) = Open(booking.Id);

        await host.Find("#b-start").ChangeAsync("13:00:00");
        await host.Find("form").SubmitAsync();
        host.WaitForElement(".conflict .next", Patience);
        Assert.Contains("Kim Holder", host.Find(".conflict").TextContent, StringComparison.Ordinal);
        await host.Find(".conflict .next").ClickAsync();

        Assert.IsType<BookingOutcome.Changed>((await answer.WaitAsync(Patience))!.Outcome);
        Assert.Equal(("Mine", room.Id, await _portal.SlotAsync(14, 15)), await StandsAsync(robin, booking.Id));
    }

    [Fact]
    public async Task CON3_Save_RulesAreBroken_SaysSoAtTheFieldsAndStaffOweAReason()
    {
        var room = await A.Facility().Seating(4).SaveAsync(_portal);
        var owner = await A.Person("Kim Holder").SaveAsync(_portal);
        var booking = await _portal.HoldAsync(owner, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        SignIn(await A.StaffMember().SaveAsync(_portal), RoleNames.Staff);
        var (host, answer) = Open(booking.Id);

        await host.Find("#b-attendees").InputAsync("90");
        await host.Find("form").SubmitAsync();
        Assert.NotEqual("", host.Find("#x-reason-error").TextContent.Trim());
        await host.Find("#x-reason").ChangeAsync("Asked for by phone");
        await host.Find("form").SubmitAsync();
        host.WaitForAssertion(() => Assert.Contains("has 4 seats", host.Find("#b-attendees-error").TextContent, StringComparison.Ordinal), Patience);
        await host.Find("#b-attendees").InputAsync("3");
        await host.Find("form").SubmitAsync();

        Assert.IsType<BookingOutcome.Changed>((await answer.WaitAsync(Patience))!.Outcome);
        Assert.Equal("Asked for by phone", await _portal.SqlAsync("SELECT reason FROM booking_audit_log WHERE booking_id = $1 AND action = 'updated'", booking.Id));
    }

    [Fact]
    public async Task Save_NothingChanged_WritesNothing()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        SignIn(robin);
        var (host, answer) = Open(booking.Id);

        await host.Find("form").SubmitAsync();

        Assert.Null(await answer.WaitAsync(Patience));
        Assert.Equal(1L, await _portal.SqlAsync("SELECT count(*) FROM booking_audit_log WHERE booking_id = $1", booking.Id));
    }

    [Fact]
    public async Task R40_Restore_AnEditThatWasSentAndWasDone_IsSettledByItsKeyAndDoneOnce()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        var sent = ChangeRequest.Edit(booking, booking.Content with { Title = "After" }, Guid.NewGuid());
        await _portal.AsAsync(robin, bookings => bookings.ChangeAsync(sent));
        SignIn(robin);
        JSInterop.Setup<KeptDraft?>("bookingDraft.read").SetResult(AsTheTabKeepsIt(KeptDraft.OfChange(robin.Id, room.Id, sent.RequestId, sent: true, booking.Id, booking.Version) with
        {
            Fields = Fields(booking.Slot.Start, "After"),
        }));

        var host = Render<UiHost>();
        var result = await host.InvokeAsync(async () => await Services.GetRequiredService<BookingDialogs>().RestoreAsync()).WaitAsync(Patience);

        Assert.IsType<BookingOutcome.Changed>(result!.Outcome);
        Assert.Equal(2L, await _portal.SqlAsync("SELECT count(*) FROM booking_audit_log WHERE booking_id = $1", booking.Id));
    }

    [Fact]
    public async Task R40_Restore_AnEditThatWasNotSent_StandsInTheFormAgain()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        SignIn(robin);
        JSInterop.Setup<KeptDraft?>("bookingDraft.read").SetResult(AsTheTabKeepsIt(KeptDraft.OfChange(robin.Id, room.Id, Guid.NewGuid(), sent: false, booking.Id, booking.Version) with
        {
            Fields = Fields(booking.Slot.Start, "Half a ti"),
        }));

        var host = Render<UiHost>();
        _ = host.InvokeAsync(async () => await Services.GetRequiredService<BookingDialogs>().RestoreAsync());
        host.WaitForElement("#b-title", Patience);

        Assert.Equal("Half a ti", host.Find("#b-title").GetAttribute("value"));
        Assert.Contains("Nothing is changed yet", host.Find(".answer").TextContent, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Fields(Instant start, string title) => new()
    {
        ["title"] = title,
        ["date"] = start.InUtc().Date.ToString("uuuu-MM-dd", null),
        ["start"] = "09:00",
        ["end"] = "10:00",
        ["attendees"] = "1",
    };

    /// <summary>Over the browser's JSON and back.</summary>
    private static KeptDraft AsTheTabKeepsIt(KeptDraft draft) =>
        JsonSerializer.Deserialize<KeptDraft>(JsonSerializer.Serialize(draft, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<UiHost> host, string text) =>
        host.FindAll("button").Single(button => button.TextContent.Contains(text, StringComparison.Ordinal));

    private async Task<(string Title, int Room, BookingPortal.Time.TimeSlot Slot)> StandsAsync(PortalUser person, long id)
    {
        var booking = await _portal.SeeAsync(person, id);
        return (booking.Content.Title, booking.FacilityId, booking.Slot);
    }

    private (IRenderedComponent<UiHost> Host, Task<BookingResult?> Answer) Open(long id)
    {
        var host = Render<UiHost>();
        var answer = host.InvokeAsync(async () => await Services.GetRequiredService<BookingDialogs>().ActAsync(id, new ChosenAct(BookingAct.Change)));
        host.WaitForElement("#b-title", Patience);
        return (host, answer);
    }
}
