using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.MyBookings;

/// <summary>Bookings under one heading: those that run, or those of one local day.</summary>
public sealed record BookingGroup(string Heading, IReadOnlyList<MyBooking> Bookings)
{
    /// <summary>Keeps the order that the bookings come in; each day is the day of the room's place.</summary>
    public static IReadOnlyList<BookingGroup> Of(IEnumerable<MyBooking> bookings, Instant now, IStringLocalizer<MyBookingsTexts> texts) =>
        [.. bookings
            .GroupBy(booking => HeadingOf(booking, now, texts))
            .Select(day => new BookingGroup(day.Key, [.. day]))];

    private static string HeadingOf(MyBooking booking, Instant now, IStringLocalizer<MyBookingsTexts> texts)
    {
        if (booking.Status != BookingStatus.Cancelled && booking.IsRunningAt(now))
        {
            return texts["Now"];
        }

        var today = booking.Clock.DateOf(now);
        var date = booking.Clock.DateOf(booking.Slot.Start);
        var day = TimeWords.Day(date, today);
        return Period.DaysBetween(today, date) switch
        {
            0 => texts["DayNamed", texts["Today"], day],
            1 => texts["DayNamed", texts["Tomorrow"], day],
            -1 => texts["DayNamed", texts["Yesterday"], day],
            _ => day,
        };
    }
}
