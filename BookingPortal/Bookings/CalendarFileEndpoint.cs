using System.Text;
using BookingPortal.Database;

namespace BookingPortal.Bookings;

/// <summary>One booking as a file for any calendar: for its owner, who booked it and staff; a foreign id is as missing as a missing one.</summary>
public static class CalendarFileEndpoint
{
    public static string PathOf(long bookingId) => $"bookings/{bookingId}/calendar.ics";

    public static void MapBookings(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/bookings/{id:long}/calendar.ics", SendAsync);

    private static async Task<IResult> SendAsync(long id, HttpContext context, BookingSheetService sheets, DatabaseClock clock, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await sheets.CalendarAsync(id, cancel) is { } booking
            ? Results.File(Encoding.UTF8.GetBytes(CalendarFile.Write(booking, await clock.NowAsync(cancel))), CalendarFile.ContentType, "booking.ics")
            : Results.NotFound();
    }
}
