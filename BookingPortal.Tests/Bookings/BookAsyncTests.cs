using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

public sealed class BookAsyncTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task BookAsync_FreeSlot_IsBookedWithItsAuditRow()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        await using var signedIn = portal.SignIn(robin);
        var request = await AskFor(room.Id, 9, 10);

        var booked = Assert.IsType<BookingOutcome.Booked>(await signedIn.ServiceProvider.GetRequiredService<BookingService>().BookAsync(request));

        Assert.Equal(BookingStatus.Confirmed, booked.Status);
        Assert.Equal(1L, await portal.SqlAsync(
            """
            SELECT count(*) FROM booking_audit_log l JOIN bookings b ON b.id = l.booking_id AND l.new_values = to_jsonb(b)
            WHERE b.id = $1 AND l.action = 'created' AND l.changed_by = $2 AND l.request_id = $3 AND l.facility_id = $4
              AND host(l.ip_address) = '192.0.2.7' AND l.user_agent = 'Test browser' AND b.created_by IS NULL
            """,
            booked.Id, robin.Id, request.RequestId, room.Id));
    }

    [Fact]
    public async Task BookAsync_SlotEndsWhenNextStarts_BothAreBooked()
    {
        var room = await A.Facility().SaveAsync(portal);
        await using var signedIn = portal.SignIn(await A.Person().SaveAsync(portal));
        var bookings = signedIn.ServiceProvider.GetRequiredService<BookingService>();

        Assert.IsType<BookingOutcome.Booked>(await bookings.BookAsync(await AskFor(room.Id, 9, 10)));
        Assert.IsType<BookingOutcome.Booked>(await bookings.BookAsync(await AskFor(room.Id, 10, 11)));
    }

    private async Task<BookingRequest> AskFor(int facility, int fromHour, int toHour)
    {
        var midnight = (await portal.NowAsync()).InUtc().Date.PlusDays(3).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return new BookingRequest(facility, midnight + Duration.FromHours(fromHour), midnight + Duration.FromHours(toHour), "Standup", Guid.NewGuid());
    }
}
