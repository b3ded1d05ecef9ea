using System.Globalization;
using BookingPortal.Components.Calendar;
using NodaTime;

namespace BookingPortal.Tests.Components.Calendar;

public sealed class GridGeometryTests
{
    [Fact]
    public void Percent_LiesOnTheAxisAndNeverBesideIt()
    {
        var room = new RoomDay("Aurora");
        var geometry = new GridGeometry(room.Slot("08:00", "18:00"));

        Assert.Equal(0, geometry.Percent(room.At("08:00")));
        Assert.Equal(25, geometry.Percent(room.At("10:30")));
        Assert.Equal(100, geometry.Percent(room.At("20:00")));
    }

    [Fact]
    public void Style_IsWrittenWithPointsInEveryCulture()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        var room = new RoomDay("Aurora");

        Assert.Equal(
            "inset-inline-start:12.5%;inline-size:37.5%",
            new GridGeometry(room.Slot("08:00", "10:00")).Style(room.Slot("08:15", "09:00")));
    }

    [Theory]
    [InlineData(2027, 3, 28, 23, 0)]
    [InlineData(2026, 11, 23, 24, 1)]
    [InlineData(2026, 10, 25, 25, 2)]
    public void ClockChange_TheAxisHasAsManyHoursAsTheDay(int year, int month, int day, int hours, int twoOClocks)
    {
        var room = new RoomDay("Aurora", date: new LocalDate(year, month, day));
        var geometry = new GridGeometry(room.Clock.Day(room.Date));

        var marks = geometry.FullHours(room.Clock);

        Assert.Equal(hours, geometry.Hours);
        Assert.Equal(hours, marks.Count);
        Assert.Equal(twoOClocks, marks.Count(mark => room.Clock.At(mark).Hour == 2));
    }

    [Fact]
    public void RepeatedHour_EachTimeSaysHowFarItIsFromUtc()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        var room = new RoomDay("Aurora", date: new LocalDate(2026, 10, 25));
        var first = room.Clock.Day(room.Date).Start + Duration.FromHours(2);

        Assert.Equal("02:00 (UTC+2)", TimeText.Of(room.Clock, first));
        Assert.Equal("02:00 (UTC+1)", TimeText.Of(room.Clock, first + Duration.FromHours(1)));
    }

    [Theory]
    [InlineData("en-US", "2 PM")]
    [InlineData("en-GB", "14:00")]
    [InlineData("de-DE", "14:00")]
    public void Hours_AreWrittenAsTheCultureWritesThem(string culture, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, TimeText.Hour(new LocalTime(14, 0)));
    }
}
