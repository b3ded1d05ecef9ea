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
}
