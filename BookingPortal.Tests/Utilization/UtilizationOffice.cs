using BookingPortal.Accounts;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Utilization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Utilization;

/// <summary>
/// Rooms in three zones and bookings as awkward as they come: across midnight, out of hours, in closures, over clock
/// changes, running in from the day before the period. They are put there as plain rows, long ago.
/// </summary>
public sealed class UtilizationOffice
{
    private static readonly DateOnly Always = new(2000, 1, 1);

    private readonly PortalFixture _portal;
    private readonly PortalUser _admin;

    private UtilizationOffice(PortalFixture portal, PortalUser admin, IReadOnlyList<MinuteCount.Room> rooms) => (_portal, _admin, Rooms) = (portal, admin, rooms);

    public IReadOnlyList<MinuteCount.Room> Rooms { get; }

    public static async Task<UtilizationOffice> FillAsync(PortalFixture portal)
    {
        var random = new Random(12);
        var people = new[] { await A.Person().SaveAsync(portal), await A.Person("Sam Late").SaveAsync(portal) };
        var rooms = new List<MinuteCount.Room>();
        (string Place, string Zone, int Opens, int Closes)[] places =
            [("Berlin", "Europe/Berlin", 500, 1090), ("Tokyo", "Asia/Tokyo", 0, 1440), ("New York", "America/New_York", 0, 365)];
        foreach (var (place, zone, opens, closes) in places)
        {
            var facility = await A.Facility().In(place, zone).Open(opens, closes).SaveAsync(portal);
            List<(DateTime From, DateTime Until)> closures =
                [(new(2025, 10, 24, 12, 10, 0), new(2025, 10, 27, 9, 5, 0)), (new(2026, 3, 10, 0, 0, 0), new(2026, 3, 11, 0, 0, 0)), (new(2026, 3, 10, 20, 0, 0), new(2026, 3, 11, 3, 30, 0))];
            foreach (var (from, until) in closures)
            {
                await portal.SqlAsync("INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, $2, $3, 'Closed')", facility.Id, from, until);
            }

            var bookings = Bookings(random, new DateTime(2025, 9, 10, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 4, 20, 0, 0, 0, DateTimeKind.Utc), people).ToList();
            foreach (var booking in bookings)
            {
                await SaveAsync(portal, facility.Id, booking, people[0]);
            }

            rooms.Add(new MinuteCount.Room(
                facility.Id, zone, [.. Enum.GetValues<DayOfWeek>().Select(day => new MinuteCount.Hours(day, opens, closes, Always))], closures, bookings));
        }

        return new UtilizationOffice(portal, await A.Person("Ada Min").With(RoleNames.Admin).SaveAsync(portal), rooms);
    }

    public async Task<UtilizationReport> AskAsync(UtilizationQuery query)
    {
        await using var scope = _portal.SignIn(_admin, RoleNames.Admin);
        return await scope.ServiceProvider.GetRequiredService<UtilizationService>().ReportAsync(query);
    }

    /// <summary>One after the other with gaps between, a quarter hour to 24 hours long.</summary>
    private static IEnumerable<MinuteCount.Booking> Bookings(Random random, DateTime from, DateTime until, PortalUser[] people)
    {
        for (var at = from; at < until; at = at.AddMinutes(15 * random.Next(0, 40)))
        {
            var end = at.AddMinutes(15 * (random.Next(8) == 0 ? random.Next(20, 97) : random.Next(1, 12)));
            var created = at.AddMinutes(random.Next(6) switch { 0 => 10, 1 => -30, 2 => -800, 3 => -5_000, 4 => -20_000, _ => -60_000 });
            var attendees = random.Next(1, 14);
            yield return random.Next(10) switch
            {
                0 => new(at, end, "pending", attendees, created),
                1 => new(at, end, "cancelled", attendees, created, created.AddMinutes(5), people[0].Id, WasRequest: true),
                2 or 3 => new(at, end, "cancelled", attendees, at.AddDays(-4), at.AddMinutes(random.Next(3) switch { 0 => -1440, 1 => -1439, _ => 5 }), people[random.Next(2)].Id),
                _ => new(at, end, "confirmed", attendees, created),
            };
            at = end;
        }
    }

    private static async Task SaveAsync(PortalFixture portal, int facility, MinuteCount.Booking booking, PortalUser owner) => await portal.SqlAsync(
        """
        INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, attendee_count, status, created_at, updated_at, cancelled_at, cancelled_by, expires_at)
        VALUES ($1, $2, $3, $4, 'Held', $5, $6::booking_status, $7, greatest($7, $8), $8, $9, $10)
        """,
        facility, owner.Id, booking.Start, booking.End, booking.Attendees, booking.Status, booking.Created, booking.Cancelled, booking.By,
        booking.WasRequest || booking.Status == "pending" ? booking.Start : null);
}
