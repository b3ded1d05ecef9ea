using BookingPortal.Components.Calendar;

namespace BookingPortal.Tests.Components.Calendar;

public sealed class RoomAnswerTests
{
    private readonly RoomDay _room = new RoomDay("Aurora").Open("08:00", "18:00");

    [Fact]
    public void FreeNow_SaysUntilWhen()
    {
        _room.Free("10:00", "11:30");

        Assert.Equal(("FreeNowUntil", _room.At("11:30"), true), Answer("10:05"));
    }

    [Fact]
    public void HeldNow_SaysUntilWhen()
    {
        _room.Busy("10:00", "11:30").Free("11:30", "12:00");

        Assert.Equal(("BusyUntil", _room.At("11:30"), false), Answer("10:05"));
    }

    [Fact]
    public void NotYetOpen_SaysWhenItIsFree()
    {
        _room.Free("08:00", "18:00");

        Assert.Equal(("FreeAt", _room.At("08:00"), false), Answer("06:00"));
    }

    [Fact]
    public void NothingLeft_HasNothingToBook()
    {
        var answer = RoomAnswer.Of(_room.AsPlace(), _room.Row(), _room.At("17:00"));

        Assert.Equal("NothingFreeToday", answer.Text);
        Assert.Null(answer.Gap);
    }

    private (string Text, NodaTime.Instant? Time, bool IsFreeNow) Answer(string now)
    {
        var answer = RoomAnswer.Of(_room.AsPlace(), _room.Row(), _room.At(now));
        return (answer.Text, answer.Time, answer.IsFreeNow);
    }
}
