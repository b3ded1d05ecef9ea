using BookingPortal.Availability;
using BookingPortal.Components.Calendar;

namespace BookingPortal.Tests.Components.Calendar;

/// <summary>What the browser asks for, compared with what was drawn.</summary>
public sealed class PieceMovedTests
{
    private static readonly RoomDay Aurora = new RoomDay("Aurora", id: 12).Open("08:00", "18:00").Busy("09:00", "10:00", mine: true).Busy("11:00", "12:00");
    private static readonly RoomDay Borealis = new RoomDay("Borealis", id: 13).Open("08:00", "18:00").Free("08:00", "18:00");

    [Fact]
    public void OwnBookingToAnotherRoom_IsWhatWasSeenAndWhereItShallBe()
    {
        var moved = PieceMoved.In(Day(), Ask(12, "09:00", 13, "13:00", "14:30"));

        Assert.Equal((7, 12, 13, Aurora.Slot("13:00", "14:30")), (moved!.BookingId, moved.Held.FacilityId, moved.To.Row.Room.Id, moved.Slot));
    }

    [Theory]
    [InlineData(12, "11:00", 13, "13:00", "14:00")]
    [InlineData(12, "09:15", 13, "13:00", "14:00")]
    [InlineData(13, "09:00", 13, "13:00", "14:00")]
    [InlineData(12, "09:00", 99, "13:00", "14:00")]
    [InlineData(12, "09:00", 13, "14:00", "13:00")]
    [InlineData(12, "09:00", 13, "13:00", "13:00")]
    [InlineData(12, "09:00", 12, "09:00", "10:00")]
    public void SomebodyElsesNotDrawnOrNothingNew_IsPassedOver(int room, string start, int to, string from, string end) =>
        Assert.Null(PieceMoved.In(Day(), Ask(room, start, to, from, end)));

    [Theory]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(long.MaxValue, long.MinValue)]
    [InlineData(0, 4)]
    public void TimesOutsideOfTheDay_ArePassedOver(long from, long to) =>
        Assert.Null(PieceMoved.In(Day(), new PieceMoveEventArgs { Room = 12, Start = QuarterNumber.Of(Aurora.At("09:00")), NewRoom = 12, NewStart = from, NewEnd = to }));

    [Fact]
    public void BookingThatBeganBeforeTheAxis_KeepsWhatWasNotSeen()
    {
        var room = new RoomDay("Aurora", id: 12).Open("08:00", "18:00").Busy("06:00", "10:00", mine: true);

        var longer = PieceMoved.In(room.AsDay(), Ask(12, "08:00", 12, "08:00", "11:00"));

        Assert.Equal(room.Slot("06:00", "11:00"), longer!.Slot);
    }

    private static DayView Day() => new(RoomDay.Monday, Aurora.At("07:00"), [Aurora.AsPlace() with { Rooms = [Aurora.Row(), Borealis.Row()] }]);

    private static PieceMoveEventArgs Ask(int room, string start, int to, string from, string end) => new()
    {
        Room = room,
        Start = Number(start),
        NewRoom = to,
        NewStart = Number(from),
        NewEnd = Number(end),
    };

    private static long Number(string time) => QuarterNumber.Of(Aurora.At(time));
}
