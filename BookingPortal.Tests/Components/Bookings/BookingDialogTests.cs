using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Components.Bookings;

/// <summary>The dialog as a whole: what is typed, what the database says, what is read.</summary>
public sealed class BookingDialogTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Submit_FreeSlot_BooksAndSaysSo()
    {
        var room = await A.Facility().SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));
        var host = Render<UiHost>();
        var answer = host.InvokeAsync(async () => await Open(room.Id, 9, 10));
        host.WaitForElement("#b-title", Patience);

        await host.Find("#b-title").InputAsync("Standup");
        await host.Find("form").SubmitAsync();

        var result = await answer.WaitAsync(Patience);
        Assert.IsType<BookingOutcome.Booked>(result!.Outcome);
        Assert.StartsWith($"{room.Name} is booked: ", result.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await _portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1 AND title = 'Standup'", room.Id));
    }

    [Fact]
    public async Task CON2_SlotIsTaken_SaysByWhomKeepsTheTextAndBooksTheNextFreeTimeInOneClick()
    {
        var room = await A.Facility().SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));
        var host = Render<UiHost>();
        var answer = host.InvokeAsync(async () => await Open(room.Id, 9, 10));
        host.WaitForElement("#b-title", Patience);
        await _portal.MustBookAsync(await A.Person("Kim Holder").SaveAsync(_portal), (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Holding on"));

        await host.Find("#b-title").InputAsync("Standup");
        await host.Find("form").SubmitAsync();
        host.WaitForElement(".conflict .next", Patience);

        Assert.Contains("Kim Holder", host.Find(".conflict").TextContent, StringComparison.Ordinal);
        Assert.Equal("Standup", host.Find("#b-title").GetAttribute("value"));
        await host.Find(".conflict .next").ClickAsync();

        Assert.IsType<BookingOutcome.Booked>((await answer.WaitAsync(Patience))!.Outcome);
        var next = await _portal.SlotAsync(10, 11);
        Assert.Equal(next.Start.ToDateTimeUtc(), await _portal.SqlAsync("SELECT start_time FROM bookings WHERE facility_id = $1 AND title = 'Standup'", room.Id));
    }

    [Fact]
    public async Task CON2_SlotIsTaken_BooksAnotherRoomInOneClickWithEverythingTyped()
    {
        var place = $"Place {Guid.NewGuid():N}";
        var taken = await A.Facility("Taken").In(place, "UTC").Seating(4).SaveAsync(_portal);
        var other = await A.Facility("Other").In(place, "UTC").Seating(6).SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));
        var host = Render<UiHost>();
        var answer = host.InvokeAsync(async () => await Open(taken.Id, 9, 10));
        host.WaitForElement("#b-title", Patience);
        await _portal.MustBookAsync(await A.Person().SaveAsync(_portal), (await _portal.SlotAsync(9, 10)).AskFor(taken.Id));

        await host.Find("[name=attendees]").InputAsync("3");
        await host.Find("form").SubmitAsync();
        host.WaitForAssertion(() => Assert.Contains("Give it a title", host.Markup, StringComparison.Ordinal), Patience);
        await host.Find("#b-title").InputAsync("Standup");
        await host.Find("form").SubmitAsync();
        host.WaitForElement(".conflict .offer", Patience);
        await host.FindAll(".conflict .offer").Single(offer => offer.TextContent.Contains(other.Name, StringComparison.Ordinal)).ClickAsync();

        Assert.StartsWith($"{other.Name} is booked: ", (await answer.WaitAsync(Patience))!.Message, StringComparison.Ordinal);
        Assert.Equal(3, await _portal.SqlAsync("SELECT attendee_count FROM bookings WHERE facility_id = $1 AND title = 'Standup'", other.Id));
    }

    [Fact]
    public async Task CON2_OfferedRoomIsTakenMeanwhile_TheDialogSpeaksOfThatRoomAndKeepsTheText()
    {
        var place = $"Place {Guid.NewGuid():N}";
        var taken = await A.Facility("Taken").In(place, "UTC").SaveAsync(_portal);
        var other = await A.Facility("Other").In(place, "UTC").SaveAsync(_portal);
        var slot = await _portal.SlotAsync(9, 10);
        var kim = await A.Person("Kim Holder").SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));
        var host = Render<UiHost>();
        _ = host.InvokeAsync(async () => await Open(taken.Id, 9, 10));
        host.WaitForElement("#b-title", Patience);
        await _portal.MustBookAsync(kim, slot.AskFor(taken.Id));
        await host.Find("#b-title").InputAsync("Standup");
        await host.Find("form").SubmitAsync();
        host.WaitForElement(".conflict .offer", Patience);

        await _portal.MustBookAsync(kim, slot.AskFor(other.Id));
        await host.FindAll(".conflict .offer").Single(offer => offer.TextContent.Contains(other.Name, StringComparison.Ordinal)).ClickAsync();

        host.WaitForAssertion(() => Assert.Equal($"{other.Name} is taken at this time", host.Find("#conflict-title").TextContent), Patience);
        Assert.Contains(other.Name, host.Find(".rz-dialog-title").TextContent, StringComparison.Ordinal);
        Assert.Equal("Standup", host.Find("#b-title").GetAttribute("value"));
    }

    [Fact]
    public async Task CON2_ClosedAtThisTime_OffersWhenItIsOpen()
    {
        var room = await A.Facility().Open(480, 1080).SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));
        var host = Render<UiHost>();
        var answer = host.InvokeAsync(async () => await Open(room.Id, 20, 21));
        host.WaitForElement("#b-title", Patience);

        await host.Find("#b-title").InputAsync("Late");
        await host.Find("form").SubmitAsync();
        host.WaitForElement(".conflict .next", Patience);
        await host.Find(".conflict .next").ClickAsync();

        Assert.IsType<BookingOutcome.Booked>((await answer.WaitAsync(Patience))!.Outcome);
        var tomorrow = await _portal.SlotAsync(8, 9, daysAhead: 4);
        Assert.Equal(tomorrow.Start.ToDateTimeUtc(), await _portal.SqlAsync("SELECT start_time FROM bookings WHERE facility_id = $1", room.Id));
    }

    [Fact]
    public async Task Submit_RulesAreBroken_SaysWhichAtTheFieldsAndBooksNothing()
    {
        var room = await A.Facility().Seating(4).SaveAsync(_portal);
        SignIn(await A.Person().SaveAsync(_portal));
        var host = Render<UiHost>();
        _ = host.InvokeAsync(async () => await Open(room.Id, 9, 10));
        host.WaitForElement("#b-title", Patience);

        await host.Find("[name=attendees]").InputAsync("90");
        await host.Find("form").SubmitAsync();

        host.WaitForAssertion(() => Assert.Contains("Give it a title", host.Markup, StringComparison.Ordinal), Patience);
        Assert.Contains("has 4 seats. Choose fewer people", host.Markup, StringComparison.Ordinal);
        Assert.Equal(0L, await _portal.SqlAsync("SELECT count(*) FROM bookings WHERE facility_id = $1", room.Id));
    }

    private async Task<BookingResult?> Open(int room, double from, double to) =>
        await Services.GetRequiredService<BookingDialogs>().OpenAsync(new BookingDraft(room, await _portal.SlotAsync(from, to)));
}
