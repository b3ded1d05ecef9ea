using System.Globalization;
using BookingPortal.Accounts;
using BookingPortal.Operations.DemoData;
using NodaTime;

namespace BookingPortal.Benchmarks.Offices;

/// <summary>
/// One place with so many rooms that are open from 8 to 18, and one day on which each has eight bookings of an hour with a
/// quarter between them: 50 rooms hold 400. The people are the demonstration's, the owner of a booking any of them.
/// </summary>
internal static class HallLoader
{
    internal const int Rooms = 50;

    /// <summary>From today.</summary>
    internal const int FullDay = 1;

    private const string RoomsSql = """
        UPDATE facilities SET is_active = false;
        INSERT INTO facilities (name, place, building, floor, capacity, time_zone)
        SELECT 'Hall ' || lpad(n::text, 4, '0'), 'Hall', 'House ' || 1 + n % 3, (n % 6)::text, 4 + (n * 7) % 17, 'Etc/UTC' FROM generate_series(1, @rooms) AS n;
        INSERT INTO facility_opening_hours (facility_id, weekday, opens, closes)
        SELECT id, weekday, 480, 1080 FROM facilities, generate_series(1, 7) AS weekday WHERE is_active;
        INSERT INTO facility_features (facility_id, feature_id) SELECT f.id, t.id FROM facilities f JOIN features t ON (f.id * 5 + t.id * 3) % 4 < 2 WHERE f.is_active;
        """;

    private static readonly string BookingsSql = $"""
        INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, attendee_count)
        SELECT f.id, (SELECT min(id) FROM users) + (f.id * 7 + n) % (SELECT count(*) FROM users), at, at + interval '1 hour', 'Meeting of the team ' || n, 4
        FROM facilities f CROSS JOIN generate_series(0, 7) AS n
        CROSS JOIN LATERAL (SELECT date_trunc('day', now(), 'UTC') + interval '1 day' * {FullDay} + interval '8 hours' + n * interval '75 minutes' AS at) AS times
        WHERE f.is_active;
        INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, request_id)
        SELECT b.id, b.facility_id, 'created', to_jsonb(b), b.user_id, b.request_id FROM bookings b JOIN facilities f ON f.id = b.facility_id WHERE f.is_active;
        """;

    internal static async Task LoadAsync(string owner, int rooms, CancellationToken cancel)
    {
        var options = new DemoDataOptions { Facilities = 3, People = 60, DaysBack = 0, DaysAhead = 0 };
        await DemoDataWriter.WriteAsync(owner, options, DemoMode.Password, SystemClock.Instance.GetCurrentInstant(), progress: null, cancel);
        await Sql.RunAsync(owner, RoomsSql.Replace("@rooms", rooms.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), cancel);
        await Sql.RunAsync(owner, BookingsSql, cancel);
        await Sql.RunAsync(owner, "VACUUM (ANALYZE)", cancel);
    }
}
