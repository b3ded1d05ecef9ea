using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Operations.Integrity;
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
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, changed_at, request_id)
            SELECT id, facility_id, 'created', to_jsonb(held), user_id, created_at, request_id FROM held RETURNING booking_id
            """,
            facilityId, person.Id, start.ToDateTimeUtc(), (start + Duration.FromMinutes(lasts)).ToDateTimeUtc(), (start - Duration.FromHours(1)).ToDateTimeUtc()))!;
        return await portal.SeeAsync(person, id);
    }

    /// <summary>Books and gives the id; the test stops here where that fails.</summary>
    public static async Task<long> MustBookAsync(this PortalUnderTest portal, PortalUser person, BookingRequest request, params string[] roles) =>
        Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(person, request, roles)).Id;

    /// <summary>Bookings that overlap another one (I1).</summary>
    public static Task<int> OverlapsAsync(this PortalUnderTest portal) => BrokenAsync(portal, "I1");

    /// <summary>Bookings whose history does not begin with one <c>created</c>, join without a gap and end with the row (I2, I3).</summary>
    public static async Task<int> AuditFaultsAsync(this PortalUnderTest portal) =>
        await BrokenAsync(portal, "I2-first") + await BrokenAsync(portal, "I2-joined") + await BrokenAsync(portal, "I3");

    private static async Task<int> BrokenAsync(PortalUnderTest portal, string id) => (int)(long)(await portal.SqlAsync(
        $"SELECT count(*) FROM ({Invariant.All.Single(one => one.Id == id).Sql}) AS broken"))!;
}
