using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Time;

public sealed class TimeSlotsTests
{
    private static readonly Instant Midnight = Instant.FromUtc(2026, 11, 23, 0, 0);

    [Fact]
    public void Slot_EndsWhereItStarts_IsNoSlot() => Assert.Throws<ArgumentException>(() => new TimeSlot(Midnight, Midnight));

    [Fact]
    public void Overlaps_TouchingSlots_DoNot()
    {
        Assert.False(Slot(9, 10).Overlaps(Slot(10, 11)));
        Assert.True(Slot(9, 10.25).Overlaps(Slot(10, 11)));
    }

    [Fact]
    public void Merge_TouchingAndOverlapping_BecomeOne() =>
        Assert.Equal([Slot(9, 12), Slot(13, 14)], TimeSlots.Merge([Slot(10, 11), Slot(13, 14), Slot(9, 10), Slot(10.5, 12)]));

    [Fact]
    public void Subtract_HolesAtBothEndsAndWithin_LeavesTheRest() =>
        Assert.Equal([Slot(9, 10), Slot(11, 12)], TimeSlots.Subtract([Slot(8, 13)], [Slot(7, 9), Slot(10, 11), Slot(12, 14), Slot(10.5, 10.75)]));

    [Fact]
    public void Subtract_HoleCoversAll_LeavesNothing() => Assert.Empty(TimeSlots.Subtract([Slot(9, 10)], [Slot(8, 11)]));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 15)]
    [InlineData(-1, -15, 0)]
    public void QuarterHours_FloorAndCeiling_AreOnTheGrid(int minute, int floor, int ceiling)
    {
        var instant = Instant.FromUnixTimeTicks(0) + Duration.FromMinutes(minute);
        Assert.Equal(Instant.FromUnixTimeTicks(0) + Duration.FromMinutes(floor), QuarterHours.Floor(instant));
        Assert.Equal(Instant.FromUnixTimeTicks(0) + Duration.FromMinutes(ceiling), QuarterHours.Ceiling(instant));
    }

    private static TimeSlot Slot(double from, double to) => new(Midnight + Duration.FromHours(from), Midnight + Duration.FromHours(to));
}
