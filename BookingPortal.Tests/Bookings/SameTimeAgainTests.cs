using BookingPortal.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

public sealed class SameTimeAgainTests
{
    private static readonly FacilityClock Berlin = FacilityClock.Of("Europe/Berlin");

    /// <summary>Monday, noon in Berlin.</summary>
    private static readonly Instant Now = At(2027, 3, 22, 12);

    [Fact]
    public void Of_OneThatIsYetToCome_IsAWeekLater() => Assert.Equal(At(2027, 3, 30, 9), Again(At(2027, 3, 23, 9)).Start);

    [Fact]
    public void Of_OneOfThisMorning_IsNextWeek() => Assert.Equal(At(2027, 3, 29, 9), Again(At(2027, 3, 22, 9)).Start);

    [Fact]
    public void Of_OneOfLongAgo_IsTheNextSameWeekdayAtTheSameTimeOfTheClock()
    {
        // A Tuesday of summer time, seen in winter time.
        var again = Again(At(2026, 8, 4, 9));

        Assert.Equal((At(2027, 3, 23, 9), Duration.FromMinutes(45)), (again.Start, again.Duration));
    }

    [Fact]
    public void Of_OneThatWasGivenUp_IsItsOwnTime() =>
        Assert.Equal(At(2027, 3, 23, 9), SameTimeAgain.Of(new TimeSlot(At(2027, 3, 23, 9), At(2027, 3, 23, 10)), Berlin, Now, isFree: true).Start);

    [Fact]
    public void Of_ATimeThatTheClockSkips_IsTheFirstAfterIt() => Assert.Equal(At(2027, 3, 28, 3), Again(At(2027, 3, 21, 2, 30)).Start);

    private static TimeSlot Again(Instant start) => SameTimeAgain.Of(new TimeSlot(start, start + Duration.FromMinutes(45)), Berlin, Now, isFree: false);

    private static Instant At(int year, int month, int day, int hour, int minute = 0) =>
        Berlin.Instant(new LocalDateTime(year, month, day, hour, minute), closing: false);
}
