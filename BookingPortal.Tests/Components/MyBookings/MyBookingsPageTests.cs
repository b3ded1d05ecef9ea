using BookingPortal.Components.MyBookings;
using BookingPortal.Components.Ui;
using BookingPortal.Tests.Support;
using Bunit;

namespace BookingPortal.Tests.Components.MyBookings;

/// <summary>The page as a whole, over the real services.</summary>
public sealed class MyBookingsPageTests(PortalFixture portal) : PortalScreens(portal), IClassFixture<PortalFixture>
{
    private readonly PortalFixture _portal = portal;

    [Fact]
    public async Task Cancel_AfterTheQuestion_TakesTheBookingOffTheListAndFreesTheRoom()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var id = await _portal.MustBookAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id, "Standup"));
        await _portal.MustBookAsync(robin, (await _portal.SlotAsync(11, 12)).AskFor(room.Id, "Retro"));
        await _portal.MustBookAsync(await A.Person().SaveAsync(_portal), (await _portal.SlotAsync(13, 14)).AskFor(room.Id, "Somebody else's"));
        SignIn(robin);
        var host = Render<UiHost>();
        var page = Render<MyBookingsPage>();
        page.WaitForAssertion(() => Assert.Equal(["Standup", "Retro"], page.FindAll("article h3 > span:first-child").Select(title => title.TextContent)), Patience);

        _ = page.Find("article [aria-label='Cancel Standup']").ClickAsync();
        host.WaitForElement("[role=dialog] form", Patience);
        await host.Find("[role=dialog] form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(["Retro"], page.FindAll("article h3 > span:first-child").Select(title => title.TextContent)), Patience);
        Assert.Equal("cancelled", await _portal.SqlAsync("SELECT status::text FROM bookings WHERE id = $1", id));
    }

    [Fact]
    public async Task Upcoming_NothingBooked_SaysSoWithOneWayOn()
    {
        SignIn(await A.Person().SaveAsync(_portal));

        var page = Render<MyBookingsPage>();

        page.WaitForAssertion(() => Assert.Contains("Nothing booked yet", page.Markup, StringComparison.Ordinal), Patience);
    }
}
