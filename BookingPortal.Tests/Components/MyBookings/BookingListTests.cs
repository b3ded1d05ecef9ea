using System.Globalization;
using AngleSharp.Dom;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.MyBookings;
using BookingPortal.Tests.Components.Bookings;
using BookingPortal.Time;
using Bunit;
using NodaTime;

namespace BookingPortal.Tests.Components.MyBookings;

public sealed class BookingListTests : BookingContext
{
    /// <summary>Monday, noon in Berlin.</summary>
    private static readonly Instant Now = At(2027, 3, 1, 12);

    private BookingChoice? _chosen;

    [Fact]
    public void Render_Upcoming_StandsUnderNowTodayTomorrowAndDates()
    {
        var list = Draw(
            Booking(1, At(2027, 3, 1, 11, 30)), Booking(2, At(2027, 3, 1, 15)), Booking(3, At(2027, 3, 2, 9)),
            Booking(4, At(2027, 3, 2, 11)), Booking(5, At(2027, 3, 9, 9)));

        Assert.Equal(
            ["Now", "Today · Monday, 1 March", "Tomorrow · Tuesday, 2 March", "Tuesday, 9 March"],
            list.FindAll("h2").Select(heading => heading.TextContent));
        Assert.Contains("Running until 12:30", list.FindAll("article")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("15:00–16:00", list.FindAll("time")[1].TextContent);
    }

    [Fact]
    public void Render_AnotherPlace_ShowsItsOwnWallClockAndDayAndNamesIt()
    {
        // 23:30 on Monday in Berlin is Tuesday morning in Tokyo.
        var list = Draw(Booking(1, At(2027, 3, 1, 23, 30)) with { Clock = FacilityClock.Of("Asia/Tokyo") });

        Assert.Equal("Tomorrow · Tuesday, 2 March", Heading(list));
        Assert.Equal("07:30–08:30", list.Find("time").TextContent);
        Assert.Contains("Tokyo time", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TheHomePlace_DoesNotNameItsZone() =>
        Assert.DoesNotContain("Berlin time", Draw(Booking(1, At(2027, 3, 1, 15))).Markup, StringComparison.Ordinal);

    [Fact]
    public async Task Click_OnCancel_AsksForThatBooking()
    {
        var list = Draw(Booking(1, At(2027, 3, 1, 15)), Booking(2, At(2027, 3, 2, 15)));

        await list.Find("[aria-label='Cancel Planning 2']").ClickAsync();

        Assert.Equal((2, new ChosenAct(BookingAct.Cancel)), (_chosen?.Booking.Id, _chosen?.Act));
    }

    [Fact]
    public void Render_EachState_OffersWhatCanBeDoneWithIt()
    {
        var cancelled = Booking(4, At(2027, 3, 2, 9)) with { Status = BookingStatus.Cancelled };
        var list = Draw(
            Booking(1, At(2027, 3, 1, 9)), Booking(2, At(2027, 3, 1, 11, 30)), Booking(3, At(2027, 3, 2, 9)),
            cancelled, cancelled with { Id = 5, Title = "Planning 5", WasCancelledByMe = true });

        Assert.Equal(
            [
                "Details|Book again|Calendar file|History",
                "Cancel|Details|Change|Extend by 15 min|End now|Book again|Calendar file|History",
                "Cancel|Details|Change|Book again|Calendar file|History",
                "Details|Book again|Calendar file|History",
                "Details|Restore|Book again|Calendar file|History",
            ],
            list.FindAll("article").OrderBy(card => int.Parse(card.QuerySelector("h3 span")!.TextContent[^1..], CultureInfo.InvariantCulture))
                .Select(card => string.Join('|', card.QuerySelectorAll(".btn").Select(button => button.LastChild!.TextContent.Trim()))));
    }

    [Fact]
    public void Render_Cancelled_SaysWhoWhenAndWhy()
    {
        var cancelled = Booking(1, At(2027, 3, 2, 9)) with
        {
            Status = BookingStatus.Cancelled,
            CancelledBy = "Sasha Desk",
            CancelledAt = At(2027, 2, 26, 16, 5),
            CancellationReason = "Pipe burst",
        };

        var why = Draw(cancelled).Find(".why").TextContent;

        Assert.Contains("Cancelled by Sasha Desk on Friday, 26 February, 16:05.", why, StringComparison.Ordinal);
        Assert.Contains("Pipe burst", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ForAndBySomebody_IsSaid()
    {
        var list = Draw(
            Booking(1, At(2027, 3, 1, 15)) with { Owner = "Kim Example" }, Booking(2, At(2027, 3, 1, 17)) with { BookedBy = "Sasha Desk" });

        Assert.Contains("for Kim Example", list.FindAll("article")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("booked by Sasha Desk for you", list.FindAll("article")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_PrivateAndPending_AreSaidInWords()
    {
        var list = Draw(Booking(1, At(2027, 3, 1, 15)) with { IsPrivate = true, Status = BookingStatus.Pending });

        Assert.Contains("Private", list.Markup, StringComparison.Ordinal);
        Assert.Contains("Waits for approval", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void S22_Render_HostileTexts_AreText()
    {
        var list = Draw(Booking(1, At(2027, 3, 2, 15)) with
        {
            Title = Hostile,
            FacilityName = Hostile,
            Location = Hostile,
            Owner = Hostile,
            CancelledBy = Hostile,
            CancelledAt = Now,
            CancellationReason = Hostile,
            Status = BookingStatus.Cancelled,
        });

        Assert.Empty(list.FindAll("img"));
        Assert.Equal(Hostile, list.Find("h3 span").TextContent);
        Assert.Equal(Hostile, list.Find("q").TextContent);
    }

    [Fact]
    public void S23_Render_AMeetingLink_TellsTheOtherSiteNothing()
    {
        var link = Draw(Booking(1, At(2027, 3, 1, 15)) with { ExternalMeetingUrl = "https://meet.example/a" }).Find(".facts a");

        Assert.Equal(("https://meet.example/a", "noopener noreferrer"), (link.GetAttribute("href"), link.GetAttribute("rel")));
    }

    private static string Heading(IRenderedComponent<BookingList> list) => list.Find("h2").TextContent;

    private static MyBooking Booking(long id, Instant start) => new(
        id, 1, "Aurora", "Berlin, 2nd floor", Berlin, Slot(start, 60), $"Planning {id}", 4, null, IsPrivate: false, BookingStatus.Confirmed,
        Owner: null, BookedBy: null, CancelledBy: null, CancelledAt: null, CancellationReason: null,
        ExpiresAt: null, Version: start);

    private IRenderedComponent<BookingList> Draw(params MyBooking[] bookings) => Render<BookingList>(with => with
        .Add(list => list.Bookings, bookings)
        .Add(list => list.Now, Now)
        .Add(list => list.Home, Berlin)
        .Add(list => list.OnChoose, choice => _chosen = choice));
}
