using BookingPortal.Availability;
using BookingPortal.Components.Calendar;

namespace BookingPortal.Tests.Components.Calendar;

public sealed class CalendarHandoverTests : IDisposable
{
    private const string Here = "./";

    private readonly CalendarHandover _handover = new();
    private readonly CalendarReading _reading = new(RoomDay.Monday, RoomDay.Monday, new FilterChoices([], [], 0), null, default);

    public void Dispose() => _handover.Dispose();

    [Fact]
    public void Take_ForWhomItWasKept_GivesItOnce()
    {
        var key = _handover.Keep(1, Here, _reading);

        Assert.Same(_reading, _handover.Take(key, 1, Here));
        Assert.Null(_handover.Take(key, 1, Here));
    }

    [Fact]
    public void Take_BySomebodyElse_GivesNothing() => Assert.Null(_handover.Take(_handover.Keep(1, Here, _reading), 2, Here));

    [Fact]
    public void Take_OnAnotherAddress_GivesNothing() => Assert.Null(_handover.Take(_handover.Keep(1, Here, _reading), 1, "./?place=Berlin"));
}
