using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Support;

/// <summary>Short ways to say what people do in a test.</summary>
public static class Scene
{
    /// <summary>A slot three days from now, in hours of UTC.</summary>
    public static async Task<TimeSlot> SlotAsync(this PortalUnderTest portal, double fromHour, double toHour, int daysAhead = 3)
    {
        var midnight = (await portal.NowAsync()).InUtc().Date.PlusDays(daysAhead).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return new TimeSlot(midnight + Duration.FromHours(fromHour), midnight + Duration.FromHours(toHour));
    }

    public static BookingRequest AskFor(this TimeSlot slot, int facilityId, string title = "Standup") =>
        new(facilityId, slot.Start, slot.End, title, Guid.NewGuid());

    public static async Task<BookingOutcome> BookAsync(this PortalUnderTest portal, PortalUser person, BookingRequest request, params string[] roles)
    {
        await using var signedIn = portal.SignIn(person, roles);
        return await signedIn.ServiceProvider.GetRequiredService<BookingService>().BookAsync(request);
    }

    public static async Task<BookingOutcome> CancelAsync(this PortalUnderTest portal, PortalUser person, CancelRequest request, params string[] roles)
    {
        await using var signedIn = portal.SignIn(person, roles);
        return await signedIn.ServiceProvider.GetRequiredService<BookingService>().CancelAsync(request);
    }

    /// <summary>Lets a signed-in person do anything that the service offers.</summary>
    public static async Task<T> AsAsync<T>(this PortalUnderTest portal, PortalUser person, Func<BookingService, Task<T>> act, params string[] roles)
    {
        await using var signedIn = portal.SignIn(person, roles);
        return await act(signedIn.ServiceProvider.GetRequiredService<BookingService>());
    }

    /// <summary>The same for staff.</summary>
    public static Task<T> AsStaffAsync<T>(this PortalUnderTest portal, PortalUser person, Func<BookingService, Task<T>> act) =>
        portal.AsAsync(person, act, RoleNames.Staff);

    /// <summary>The booking as its owner sees it.</summary>
    public static async Task<BookingDetails> SeeAsync(this PortalUnderTest portal, PortalUser person, long bookingId) =>
        Assert.IsType<BookingDetails>(await portal.AsAsync(person, bookings => bookings.FindAsync(bookingId)));

    /// <summary>Books and gives the booking as it stands.</summary>
    public static async Task<BookingDetails> HoldAsync(this PortalUnderTest portal, PortalUser person, BookingRequest request) =>
        await portal.SeeAsync(person, await portal.MustBookAsync(person, request));

    /// <summary>A booking that began so many minutes ago (rounded down to a quarter hour) with its history, as the tables' owner puts it there.</summary>
    public static async Task<BookingDetails> RunningAsync(this PortalUnderTest portal, PortalUser person, int facilityId, int beganMinutesAgo, int lasts)
    {
        var now = await portal.NowAsync();
        var start = QuarterHours.Floor(now - Duration.FromMinutes(beganMinutesAgo));
        var id = (long)(await portal.SqlAsync(
            """
            WITH held AS (
                INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, created_at, updated_at)
                VALUES ($1, $2, $3, $4, 'Held', $5, $5) RETURNING *)
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, changed_at)
            SELECT id, facility_id, 'created', to_jsonb(held), user_id, created_at FROM held RETURNING booking_id
            """,
            facilityId, person.Id, start.ToDateTimeUtc(), (start + Duration.FromMinutes(lasts)).ToDateTimeUtc(), (start - Duration.FromHours(1)).ToDateTimeUtc()))!;
        return await portal.SeeAsync(person, id);
    }

    /// <summary>Books and gives the id; the test stops here where that fails.</summary>
    public static async Task<long> MustBookAsync(this PortalUnderTest portal, PortalUser person, BookingRequest request, params string[] roles) =>
        Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(person, request, roles)).Id;

    public static async Task<int> OverlapsAsync(this PortalUnderTest portal) => (int)(long)(await portal.SqlAsync("""
        SELECT count(*) FROM (
            SELECT start_time < max(end_time) OVER (PARTITION BY facility_id ORDER BY start_time, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_late
            FROM bookings WHERE status IN ('confirmed', 'pending')) AS held
        WHERE is_late
        """))!;

    /// <summary>Bookings whose audit does not begin with one <c>created</c>, join without a gap and end with the row.</summary>
    public static async Task<int> AuditFaultsAsync(this PortalUnderTest portal) => (int)(long)(await portal.SqlAsync("""
        WITH told AS (
            SELECT booking_id, old_values, new_values,
                lag(new_values) OVER told AS before, lead(id) OVER told IS NULL AS is_last, action = 'created' AS is_first
            FROM booking_audit_log WINDOW told AS (PARTITION BY booking_id ORDER BY id))
        SELECT (SELECT count(*) FROM told WHERE old_values IS DISTINCT FROM before OR is_first <> (before IS NULL))
            + (SELECT count(*) FROM bookings b LEFT JOIN told ON told.booking_id = b.id AND told.is_last WHERE told.new_values IS DISTINCT FROM to_jsonb(b))
        """))!;
}
