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
