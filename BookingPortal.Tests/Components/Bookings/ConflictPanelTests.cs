using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Bunit;

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
    public async Task CON2_Click_OnAnOffer_BooksWhatItNames()
    {
        RoomOffer? booked = null;
        var next = Here(Slot(At(2027, 3, 2, 11, 30), 30));
        var panel = Draw(Held(Wanted), [Here(Slot(At(2027, 3, 2, 9), 30)), next, Elsewhere], offer => booked = offer);

        await panel.Find("button.next").ClickAsync();

        Assert.Equal(next, booked);
        Assert.Equal(
            ["Next free here: 11:30–12:00", "Borealis at the same time", "Another time here: 09:00–09:30"],
            panel.FindAll("button .words > span:first-child").Select(words => words.TextContent));
    }

    [Fact]
    public void Render_RoomElsewhere_SaysSeatsAndItsOwnClock()
    {
        var panel = Draw(Held(Wanted), [Elsewhere]);

        Assert.Equal("12 seats · 18:00–18:30 Tokyo", panel.Find("button .small").TextContent);
    }

    [Fact]
    public void Render_OtherRoomAtAnotherTime_NamesTheTime()
    {
        var panel = Draw(Held(Wanted), [Elsewhere with { Slot = Slot(At(2027, 3, 2, 12), 30) }]);

        Assert.Equal("Borealis: 12:00–12:30", panel.Find("button .words > span").TextContent);
    }

    [Fact]
    public void Render_NextFreeOnAnotherDay_NamesTheDay()
    {
        var panel = Draw(Held(Wanted), [Here(Slot(At(2027, 3, 3, 8), 30))]);

        Assert.Contains("Next free here: Wednesday, 3 March, 08:00–08:30", panel.Find("button").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NothingFree_SaysSoWithoutAButton()
    {
        var panel = Draw(Held(Wanted));

        Assert.Empty(panel.FindAll("button"));
        Assert.Contains("14 days", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_RefusedByARule_OffersWithoutCallingOut()
    {
        var panel = Draw(null, [Elsewhere]);

        Assert.Empty(panel.FindAll("[role=alert]"));
        Assert.Equal("Free instead", panel.Find("h3").TextContent);
    }

    private static RoomOffer Elsewhere { get; } = new(Borealis(), FacilityClock.Of("Asia/Tokyo"), Wanted, [new BrokenWish(WishKind.OtherPlace)]);

    private static FacilityFacts Aurora { get; } = Room();

    /// <summary>A row of the database: rooms that were never saved have no number to tell them apart.</summary>
    private static Facility Borealis()
    {
        var facility = new Facility("Borealis", "Tokyo", "Asia/Tokyo", 12);
        typeof(Facility).GetProperty(nameof(Facility.Id))!.SetValue(facility, 2);
        return facility;
    }

    private static RoomOffer Here(TimeSlot slot) => new(Aurora.Facility, Berlin, slot, [new BrokenWish(WishKind.OtherTime)]);

    private static BusyTime Held(TimeSlot slot, string? title = null, string? person = null, bool isMine = false) =>
        new(1, null, slot, slot, IsPending: false, isMine, title, person);

    private IRenderedComponent<ConflictPanel> Draw(BusyTime? held, IReadOnlyList<RoomOffer>? offers = null, Action<RoomOffer>? book = null) =>
        Render<ConflictPanel>(with => with
            .Add(panel => panel.Room, Aurora)
            .Add(panel => panel.Wanted, Wanted)
            .Add(panel => panel.By, held is null ? [] : [held])
            .Add(panel => panel.Offers, offers ?? [])
            .Add(panel => panel.OnBook, offer => book?.Invoke(offer)));
}
