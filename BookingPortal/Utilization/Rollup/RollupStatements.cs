namespace BookingPortal.Utilization.Rollup;

/// <summary>The statements that keep the rollup. They get instants and local days, and turn neither into the other.</summary>
internal static class RollupStatements
{
    /// <summary>Raised when rows have to be counted otherwise than before: every facility is then counted anew.</summary>
    private const string Version = "1";

    /// <summary>
    /// One process counts at a time; another waits for its turn and finds the work done. Counting many days takes longer
    /// than a person would wait for an answer.
    /// </summary>
    internal const string Begin = """
        SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '60s';
        SELECT pg_advisory_xact_lock(hashtext('bookingportal utilization rollup'))::text
        """;

    internal const string Zones = "SELECT id, time_zone FROM facilities WHERE id = ANY(@facilities)";

    internal const string Mark = """
        INSERT INTO utilization_dirty_days (facility_id, local_day)
        SELECT facility_id, local_day FROM unnest(@facilities, @days) AS day (facility_id, local_day) ORDER BY 1, 2
        ON CONFLICT DO NOTHING
        """;

    /// <summary>
    /// Taken off the list before the bookings are read: a change that comes meanwhile waits for this transaction and then
    /// puts its day on the list again. Were the day taken off afterwards, that change would be lost.
    /// </summary>
    internal const string TakeDirty = """
        DELETE FROM utilization_dirty_days d
        USING (SELECT facility_id, local_day FROM utilization_dirty_days ORDER BY facility_id, local_day LIMIT @most) AS taken
        WHERE d.facility_id = taken.facility_id AND d.local_day = taken.local_day
        RETURNING d.facility_id, d.local_day
        """;

    internal const string States = "SELECT facility_id, fingerprint, seats, first_day, last_day FROM utilization_facilities WHERE facility_id = ANY(@facilities)";

    /// <summary>What the rows of each facility depend on, in one word, beside the word that they were counted by.</summary>
    internal const string Fingerprints = $"""
        SELECT f.id, f.capacity, u.fingerprint, u.first_day, u.last_day,
            md5(concat_ws('|', '{Version}', f.time_zone, f.is_active, coalesce(f.retired_from::text, '-'), coalesce(hours.hash, 0), coalesce(seats.hash, 0), coalesce(closed.hash, 0)))
        FROM facilities f
        LEFT JOIN utilization_facilities u ON u.facility_id = f.id
        LEFT JOIN (
            SELECT facility_id, sum(hashtextextended(concat_ws(',', weekday, opens, closes, valid_from), 0)) AS hash
            FROM facility_opening_hours GROUP BY facility_id) AS hours ON hours.facility_id = f.id
        LEFT JOIN (
            SELECT facility_id, sum(hashtextextended(concat_ws(',', valid_from, capacity), 0)) AS hash
            FROM facility_capacities GROUP BY facility_id) AS seats ON seats.facility_id = f.id
        CROSS JOIN LATERAL (
            SELECT sum(hashtextextended(concat_ws(',', c.starts_local, c.ends_local), 0)) AS hash FROM facility_closures c
            WHERE c.facility_id = f.id
               OR (c.facility_id IS NULL AND (c.place IS NULL OR c.place = f.place) AND (c.building IS NULL OR c.building = f.building))) AS closed
        WHERE @facilities IS NULL OR f.id = ANY(@facilities)
        ORDER BY f.id
        """;

    /// <summary>When the first booking of all starts and the last one ends.</summary>
    internal const string Extent = """
        SELECT min(b.first), max(b.last) FROM facilities f
        CROSS JOIN LATERAL (SELECT min(start_time) AS first, max(start_time) AS last FROM bookings WHERE facility_id = f.id) AS b
        """;

    /// <summary>
    /// What is confirmed or was, of each stretch by its number. A request that was never confirmed still has the time at
    /// which it would expire.
    /// </summary>
    internal const string Bookings = """
        SELECT s.number, b.start_time, b.end_time, b.attendee_count, b.created_at, b.cancelled_at
        FROM unnest(@facilities, @from, @until) WITH ORDINALITY AS s (facility_id, starts, ends, number)
        JOIN bookings b ON b.facility_id = s.facility_id AND b.start_time < s.ends AND b.start_time > s.starts - interval '24 hours' AND b.end_time > s.starts
        WHERE b.status = 'confirmed' OR (b.status = 'cancelled' AND b.expires_at IS NULL)
        """;

    internal const string DeleteDays = """
        DELETE FROM utilization_days d USING unnest(@facilities, @first, @last) AS s (facility_id, first_day, last_day)
        WHERE d.facility_id = s.facility_id AND d.local_day BETWEEN s.first_day AND s.last_day
        """;

    internal const string DeleteShapes = """
        DELETE FROM utilization_shapes d USING unnest(@facilities, @first, @last) AS s (facility_id, first_day, last_day)
        WHERE d.facility_id = s.facility_id AND d.local_day BETWEEN s.first_day AND s.last_day
        """;

    internal const string CopyDays = """
        COPY utilization_days (facility_id, local_day, seats, open_minutes, booked_minutes, outside_minutes, bookings, attendees, half_empty, overfull,
            lead_minutes, lead_hour, lead_day, lead_week, lead_month, lead_longer, cancelled, cancelled_minutes, late, late_minutes)
        FROM STDIN (FORMAT binary)
        """;

    internal const string CopyShapes = """
        COPY utilization_shapes (facility_id, local_day, starts_at, ends_at, open_times, open_hours, booked_hours, busy) FROM STDIN (FORMAT binary)
        """;

    internal const string SaveState = """
        INSERT INTO utilization_facilities (facility_id, fingerprint, seats, first_day, last_day) VALUES (@facility, @fingerprint, @seats, @first, @last)
        ON CONFLICT (facility_id) DO UPDATE
        SET fingerprint = excluded.fingerprint, seats = excluded.seats, first_day = excluded.first_day, last_day = excluded.last_day
        """;

    /// <summary>Facilities whose rows do not have as many bookings and minutes as there are: changed past the history.</summary>
    internal const string Recount = """
        UPDATE utilization_facilities u SET fingerprint = 'recount'
        FROM (SELECT facility_id FROM utilization_facilities WHERE facility_id > @after ORDER BY facility_id LIMIT @most) AS slice
        CROSS JOIN LATERAL (SELECT min(starts_at) AS starts, max(ends_at) AS ends FROM utilization_shapes s WHERE s.facility_id = slice.facility_id) AS span
        CROSS JOIN LATERAL (
            SELECT coalesce(sum(bookings), 0) AS bookings, coalesce(sum(cancelled), 0) AS cancelled, coalesce(sum(booked_minutes + outside_minutes), 0) AS minutes
            FROM utilization_days d WHERE d.facility_id = slice.facility_id) AS counted
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE b.status = 'confirmed' AND b.start_time >= span.starts) AS bookings,
                coalesce(sum(extract(epoch FROM least(b.end_time, span.ends) - greatest(b.start_time, span.starts)) / 60) FILTER (WHERE b.status = 'confirmed'), 0) AS minutes
            FROM bookings b
            WHERE b.facility_id = slice.facility_id AND b.start_time < span.ends AND b.start_time > span.starts - interval '24 hours' AND b.end_time > span.starts) AS raw
        WHERE u.facility_id = slice.facility_id AND (counted.bookings <> raw.bookings OR counted.minutes <> raw.minutes)
        RETURNING u.facility_id
        """;

    internal const string NextSlice = "SELECT max(facility_id) FROM (SELECT facility_id FROM utilization_facilities WHERE facility_id > @after ORDER BY facility_id LIMIT @most) AS slice";

    /// <summary>Facilities that were retired without a day, and those whose seats differ from when they were last looked at.</summary>
    internal const string Undated = """
        SELECT f.id, f.time_zone FROM facilities f LEFT JOIN utilization_facilities u ON u.facility_id = f.id
        WHERE (NOT f.is_active AND f.retired_from IS NULL) OR u.seats <> f.capacity
           OR NOT EXISTS (SELECT FROM facility_capacities c WHERE c.facility_id = f.id)
        """;

    internal const string DateRetirements = """
        UPDATE facilities f SET retired_from = day.today FROM unnest(@facilities, @days) AS day (facility_id, today)
        WHERE f.id = day.facility_id AND NOT f.is_active AND f.retired_from IS NULL
        """;

    /// <summary>Seats that nobody has dated hold from today on; the first that are known hold since ever.</summary>
    internal const string DateSeats = """
        INSERT INTO facility_capacities (facility_id, valid_from, capacity)
        SELECT f.id, CASE WHEN EXISTS (SELECT FROM facility_capacities c WHERE c.facility_id = f.id) THEN day.today ELSE '2000-01-01' END, f.capacity
        FROM unnest(@facilities, @days) AS day (facility_id, today) JOIN facilities f ON f.id = day.facility_id
        WHERE f.capacity IS DISTINCT FROM (
            SELECT c.capacity FROM facility_capacities c WHERE c.facility_id = f.id AND c.valid_from <= day.today ORDER BY c.valid_from DESC LIMIT 1)
        ON CONFLICT (facility_id, valid_from) DO UPDATE SET capacity = excluded.capacity
        """;
}
