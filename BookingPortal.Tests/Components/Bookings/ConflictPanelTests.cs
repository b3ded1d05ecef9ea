using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Time;
using Bunit;
using NodaTime;

namespace BookingPortal.Tests.Components.Bookings;

public sealed class ConflictPanelTests : BookingContext
{
    private static readonly TimeSlot Wanted = Slot(At(2027, 3, 2, 10), 30);

    [Fact]
    public void Render_BookerMayBeSeen_NamesWhoAndWhenOnTheRoomsWallClock()
    {
        var panel = Draw(Held(Wanted, person: "Tomás Rey"));

        Assert.Equal("10:00–10:30 Tomás Rey", panel.Find("li").TextContent);
        Assert.Contains("Aurora is taken at this time", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void S21_Render_BookerMayNotBeSeen_SaysBusyAlone() => Assert.Equal("10:00–10:30 busy", Draw(Held(Wanted)).Find("li").TextContent);

    [Fact]
    public void Render_OwnBooking_SaysYou() =>
        Assert.Equal("10:00–10:30 you (Stand-up)", Draw(Held(Wanted, "Stand-up", "Robin Example", isMine: true)).Find("li").TextContent);

    [Fact]
    public void S22_Render_HostileTitleAndName_AreText()
    {
        var panel = Draw(Held(Wanted, Hostile, Hostile));

        Assert.Empty(panel.FindAll("img"));
        Assert.Contains(Hostile, panel.Find("li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OnlyItsBufferIsInTheWay_SaysWhatIsKeptFree()
    {
        var held = Held(Slot(At(2027, 3, 2, 9), 60), person: "Tomás Rey") with { Blocked = Slot(At(2027, 3, 2, 9), 75) };

        Assert.Equal("09:00–10:00 Tomás Rey; kept free from 09:00 to 10:15", Draw(held).Find("li").TextContent);
    }

    [Fact]
    public async Task Click_OnNextFree_BooksThatSlot()
    {
        TimeSlot? booked = null;
        var free = Slot(At(2027, 3, 2, 11, 30), 30);
        var panel = Draw(Held(Wanted), free, slot => booked = slot);

        await panel.Find("button").ClickAsync();

        Assert.Contains("Next free here: 11:30–12:00", panel.Find("button").TextContent, StringComparison.Ordinal);
        Assert.Equal(free, booked);
    }

    [Fact]
    public void Render_NextFreeOnAnotherDay_NamesTheDay()
    {
        var panel = Draw(Held(Wanted), Slot(At(2027, 3, 3, 8), 30));

        Assert.Contains("Next free here: Wednesday, 3 March, 08:00–08:30", panel.Find("button").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingFree_SaysSoWithoutAButton()
    {
        var panel = Draw(Held(Wanted));

        Assert.Empty(panel.FindAll("button"));
        Assert.Contains("14 days", panel.Markup, StringComparison.Ordinal);
    }

    private static BusyTime Held(TimeSlot slot, string? title = null, string? person = null, bool isMine = false) =>
        new(1, null, slot, slot, IsPending: false, isMine, title, person);

    private IRenderedComponent<ConflictPanel> Draw(BusyTime held, TimeSlot? free = null, Action<TimeSlot>? book = null) =>
        Render<ConflictPanel>(with => with
            .Add(panel => panel.Room, "Aurora")
            .Add(panel => panel.Clock, Berlin)
            .Add(panel => panel.Wanted, Wanted)
            .Add(panel => panel.By, [held])
            .Add(panel => panel.NextFree, free)
            .Add(panel => panel.OnBook, slot => book?.Invoke(slot)));
}
