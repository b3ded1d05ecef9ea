using BookingPortal.Components.Calendar;
using NodaTime;

namespace BookingPortal.Tests.Components.Calendar;

public sealed class CalendarAddressTests
{
    [Fact]
    public void ToUri_ReadAgain_IsTheSameView()
    {
        var address = CalendarAddress.Of("2026-11-23", "Berlin", "6", ["Projector", "Coffee & tea"], "aur");

        Assert.Equal("./?date=2026-11-23&place=Berlin&seats=6&feature=Projector&feature=Coffee%20%26%20tea&q=aur", address.ToUri());
        Assert.Equal(new LocalDate(2026, 11, 23), address.Date);
        Assert.Equal(6, address.Filter.MinCapacity);
    }

    [Theory]
    [InlineData("soon", "many")]
    [InlineData("2026-02-30", "-4")]
    [InlineData("9999-12-31", "99999999999")]
    [InlineData("", "")]
    public void Of_WhatNobodyCanRead_IsAsIfNotGiven(string date, string seats)
    {
        var address = CalendarAddress.Of(date, " ", seats, [""], null);

        Assert.Null(address.Date);
        Assert.True(address.Filter.IsEmpty);
        Assert.Equal("./", address.ToUri());
    }

    [Theory]
    [InlineData("week", "12", "./?view=week&room=12&date=2026-11-23")]
    [InlineData("week", null, "./?view=week&date=2026-11-23")]
    [InlineData("month", "12", "./?view=month&room=12&date=2026-11-23")]
    [InlineData("day", "12", "./?date=2026-11-23")]
    [InlineData("decade", "x", "./?date=2026-11-23")]
    public void View_IsInTheAddress_AndADayIsOfAllRooms(string view, string? room, string expected) =>
        Assert.Equal(expected, CalendarAddress.Of("2026-11-23", null, null, null, null, view, room).ToUri());

    [Theory]
    [InlineData("day", "2026-02-01")]
    [InlineData("week", "2026-02-07")]
    [InlineData("month", "2026-02-28")]
    public void Step_GoesByWhatTheViewShows(string view, string expected) =>
        Assert.EndsWith(expected, CalendarAddress.Of(null, null, null, null, null, view).Step(new LocalDate(2026, 1, 31), 1).ToUri(), StringComparison.Ordinal);
}
