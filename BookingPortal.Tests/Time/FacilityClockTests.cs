using BookingPortal.Time;
using NodaTime;
using NodaTime.Extensions;

namespace BookingPortal.Tests.Time;

public sealed class FacilityClockTests
{
    private static readonly FacilityClock Berlin = FacilityClock.Of("Europe/Berlin");

    [Theory]
    [InlineData(2026, 3, 29, 23)]
    [InlineData(2026, 10, 25, 25)]
    [InlineData(2026, 11, 23, 24)]
    public void TZ2_Day_HasItsTrueLength(int year, int month, int day, int hours) =>
        Assert.Equal(Duration.FromHours(hours), Berlin.Day(new LocalDate(year, month, day)).Duration);

    [Fact]
    public void TZ2_Resolve_SkippedTime_NamesTheNextValidOne()
    {
        var never = Assert.IsType<LocalTimeAnswer.Never>(Berlin.Resolve(new LocalDateTime(2026, 3, 29, 2, 30)));
        Assert.Equal(new LocalDateTime(2026, 3, 29, 3, 0), Berlin.At(never.NextValid).LocalDateTime);
    }

    [Fact]
    public void TZ2_Resolve_RepeatedTime_GivesBoth()
    {
        var twice = Assert.IsType<LocalTimeAnswer.Twice>(Berlin.Resolve(new LocalDateTime(2026, 10, 25, 2, 30)));
        Assert.Equal(Duration.FromHours(1), twice.Later - twice.Earlier);
    }

    [Fact]
    public void Boundary_MidnightAtTheEnd_IsTheNextDay() => Assert.Equal(
        Berlin.Day(new LocalDate(2026, 11, 24)).Start, Berlin.Boundary(new LocalDate(2026, 11, 23), 1440, closing: true));

    [Fact]
    public void TZ3_Day_After2038_IsADay() => Assert.Equal(Duration.FromHours(24), Berlin.Day(new LocalDate(2039, 1, 20)).Duration);

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("europe/berlin", false)]
    [InlineData("FOO3", false)]
    [InlineData(null, false)]
    public void Knows_WantsAnExactId(string? zone, bool known) => Assert.Equal(known, FacilityClock.Knows(zone));

    /// <summary>What lets a quarter hour of UTC be a quarter hour everywhere: checked, not believed.</summary>
    [Fact]
    public void QuarterHours_EveryZoneInUse_IsAMultipleOf15MinutesAwayFromUtc()
    {
        var from = Instant.FromUtc(2024, 1, 1, 0, 0);
        var until = Instant.FromUtc(2050, 1, 1, 0, 0);
        var zones = DateTimeZoneProviders.Tzdb.GetAllZones().ToList();

        Assert.True(zones.Count > 300);
        Assert.All(zones, zone => Assert.All(
            zone.GetZoneIntervals(from, until), interval => Assert.Equal(0, interval.WallOffset.Seconds % 900)));
    }
}
