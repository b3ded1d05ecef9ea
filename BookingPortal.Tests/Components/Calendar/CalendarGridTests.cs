using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Components.Calendar;
using BookingPortal.Time;
using Bunit;
using NodaTime;

namespace BookingPortal.Tests.Components.Calendar;

public sealed class CalendarGridTests : CalendarContext
{
    [Fact]
    public void Row_GapsAndBookings_AreLinesInOrderOfTime()
    {
        var grid = Draw(new RoomDay("Aurora").Open("08:00", "18:00")
            .Free("10:00", "11:30").Free("12:00", "18:00")
            .Busy("11:30", "12:00", person: "Robin Example")
            .Busy("08:00", "10:00")
            .AsDay());

        Assert.Equal(["b0 120\t\t\t", "f120 90", "b210 30\t\t\tRobin Example", "f240 360"], PiecesIn(grid));
        Assert.Equal("o0 600", grid.Find("[data-pieces]").GetAttribute("data-pieces")!.Split('\n')[0]);
    }

    [Fact]
    public void OwnBooking_SaysItsTitle_AndWhatItHolds()
    {
        var grid = Draw(new RoomDay("Aurora").Open("08:00", "18:00")
            .Busy("09:00", "10:00", "Robin Example", "Stand\tup\nnow", mine: true).AsDay());

        Assert.Equal(["bm60 60\t60 60\tStand up now\tRobin Example"], PiecesIn(grid));
    }

    [Fact]
    public void PendingBooking_SaysSo()
    {
        var grid = Draw(new RoomDay("Aurora").Open("08:00", "18:00").Busy("09:00", "10:00", "Robin Example", pending: true).AsDay());

        Assert.Equal(["bp60 60\t\t\tRobin Example"], PiecesIn(grid));
    }

    [Fact]
    public void BookingThatMayNotBeSeen_TellsNobody()
    {
        var grid = Draw(new RoomDay("Aurora").Open("08:00", "18:00").Busy("09:00", "10:00").AsDay());

        Assert.Equal(["b60 60\t\t\t"], PiecesIn(grid));
    }

    [Fact]
    public void BookingBeyondTheAxis_SaysItsOwnTimes()
    {
        var room = new RoomDay("Aurora").Open("08:00", "18:00").Busy("17:00", "19:30", "Robin Example");
        var grid = Draw(new DayView(RoomDay.Monday, room.At("07:00"), [room.AsPlace()]));

        Assert.Equal(["b540 60\t\t\tRobin Example\t17:00–19:30"], PiecesIn(grid));
    }

    [Fact]
    public void Closure_SaysItsReasonAndTimes()
    {
        var grid = Draw(new RoomDay("Aurora").Open("08:00", "18:00").Closed("12:00", "18:00", "Carpet cleaning").AsDay());

        Assert.Equal(["c240 360\tCarpet cleaning\t12:00\t18:00"], PiecesIn(grid));
    }

    [Fact]
    public void RoomWithoutHours_SaysThatItIsClosed()
    {
        Assert.Equal(["x"], PiecesIn(Draw(new RoomDay("Aurora").AsDay())));
    }

    [Fact]
    public void Clock_TheScriptIsToldWhatItShows_AlsoWhereItIsPutBack()
    {
        var room = new RoomDay("Aurora", date: new NodaTime.LocalDate(2026, 10, 25)).Open("00:00", "04:00");
        var grid = Draw(new DayView(room.Date, room.At("00:00"), [room.AsPlace("00:00", "04:00")]));

        var times = grid.Find("[data-times]").GetAttribute("data-times")!.Split(',');
        Assert.Equal(21, times.Length);
        Assert.Equal(["02:00 (UTC+2)", "02:00 (UTC+1)", "04:00"], [times[8], times[12], times[20]]);
    }

    [Fact]
    public void BeforeTheScriptListens_NothingCanBePressed()
    {
        var attached = JSInterop.SetupModule("./js/calendar-grid.js").SetupVoid("attach", _ => true);
        var grid = Draw(new RoomDay("Aurora").Open("08:00", "18:00").Free("08:00", "18:00").AsDay());
        Assert.True(grid.Find("fieldset").HasAttribute("disabled"));

        attached.SetVoidResult();

        grid.WaitForAssertion(() => Assert.False(grid.Find("fieldset").HasAttribute("disabled")));
    }

    [Fact]
    public async Task GapClicked_TellsTheSlotUnderThePointer()
    {
        var room = new RoomDay("Aurora", id: 12).Open("08:00", "18:00").Free("10:00", "11:30");
        SlotPicked? picked = null;
        var grid = Draw(room.AsDay(), slot => picked = slot);

        await PickAsync(grid, 12, QuarterNumber.Of(room.At("10:15")), QuarterNumber.Of(room.At("11:15")));

        Assert.Equal(new SlotPicked(12, room.Slot("10:15", "11:15")), picked);
    }

    [Theory]
    [InlineData(12, "09:45", "10:45")]
    [InlineData(12, "11:30", "12:00")]
    [InlineData(99, "10:00", "11:00")]
    public async Task PickOutsideOfAnyGap_IsPassedOver(int facility, string from, string to)
    {
        var room = new RoomDay("Aurora", id: 12).Open("08:00", "18:00").Free("10:00", "11:30");
        SlotPicked? picked = null;
        var grid = Draw(room.AsDay(), slot => picked = slot);

        await PickAsync(grid, facility, QuarterNumber.Of(room.At(from)), QuarterNumber.Of(room.At(to)));

        Assert.Null(picked);
    }

    [Theory]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(0, long.MaxValue)]
    [InlineData(long.MaxValue, long.MinValue)]
    public async Task PickWithWildNumbers_DoesNoHarm(long start, long end)
    {
        var grid = Draw(new RoomDay("Aurora", id: 12).Free("10:00", "11:30").AsDay(), _ => Assert.Fail("Nothing was chosen."));

        await PickAsync(grid, 12, start, end);
    }

    [Fact]
    public async Task BookingOpened_ShowsItsCard()
    {
        var room = new RoomDay("Aurora", id: 12).Open("08:00", "18:00").Busy("09:00", "10:00", "Robin Example");
        var grid = Draw(room.AsDay());

        await grid.Find("[role=grid]").TriggerEventAsync("onpieceopen", new PieceOpenEventArgs { Room = 12, Start = QuarterNumber.Of(room.At("09:00")) });

        var card = grid.Find("[role=dialog]").TextContent;
        Assert.Contains("Monday, 23 November, 09:00 to 10:00", card, StringComparison.Ordinal);
        Assert.Contains("Robin Example", card, StringComparison.Ordinal);
    }

    [Fact]
    public void DayReadAgain_WhatStaysIsNotWrittenAgain()
    {
        var (one, other) = (new RoomDay("One").Open("08:00", "18:00").Free("08:00", "18:00"), new RoomDay("One").Open("08:00", "18:00").Busy("09:00", "10:00"));
        var place = one.AsPlace();
        var (row, changed) = (one.Row(), other.Row());

        Assert.Same(LaneText.Of(row, place), LaneText.Of(row, place));
        Assert.NotEqual(LaneText.Of(row, place), LaneText.Of(changed, place));
        var later = place with { Axis = new TimeSlot(place.Axis.Start + Duration.FromHours(1), place.Axis.End) };
        Assert.StartsWith("o0 540", LaneText.Of(row, later), StringComparison.Ordinal);
    }

    [Fact]
    public void RowsInAnotherLanguage_AreWrittenInIt()
    {
        var room = new RoomDay("One").Open("08:00", "18:00").Closed("12:00", "18:00", "Carpet cleaning");
        var (row, place) = (room.Row(), room.AsPlace());
        Assert.EndsWith("12:00\t18:00", LaneText.Of(row, place), StringComparison.Ordinal);

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");

        Assert.EndsWith("12:00\u202fPM\t6:00\u202fPM", LaneText.Of(row, place), StringComparison.Ordinal);
    }

    private static Task PickAsync(IRenderedComponent<CalendarGrid> grid, int room, long start, long end) =>
        grid.Find("[role=grid]").TriggerEventAsync("onslotpick", new SlotPickEventArgs { Room = room, Start = start, End = end });
}
