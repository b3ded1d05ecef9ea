namespace BookingPortal.Benchmarks.Lines;

/// <summary>
/// The seed's own statements with their faults repaired and nothing more: ranges over instants (here in the form that the
/// guard's index holds, so that they may use it), pending counted, running bookings shown.
/// </summary>
internal static class SeedSql
{
    /// <summary>Free slots of 15 minutes: $1 facility, $2 from, $3 until.</summary>
    internal const string Availability = """
        WITH requested_slots AS (
            SELECT generate_series($2::timestamptz, $3::timestamptz - interval '15 minutes', interval '15 minutes') AS slot_start
        ),
        available_slots AS (
            SELECT rs.slot_start, rs.slot_start + interval '15 minutes' AS slot_end
            FROM requested_slots rs
            WHERE NOT EXISTS (
                SELECT 1 FROM bookings b
                WHERE b.facility_id = $1
                AND b.status IN ('confirmed', 'pending')
                AND tsrange((b.start_time AT TIME ZONE 'UTC') - make_interval(mins => b.buffer_before),
                        (b.end_time AT TIME ZONE 'UTC') + make_interval(mins => b.buffer_after), '[)')
                    && tsrange(rs.slot_start AT TIME ZONE 'UTC', (rs.slot_start + interval '15 minutes') AT TIME ZONE 'UTC', '[)')
            )
        )
        SELECT slot_start, slot_end, EXTRACT(EPOCH FROM (slot_end - slot_start)) / 60 AS duration_minutes
        FROM available_slots ORDER BY slot_start
        """;

    /// <summary>$1 person.</summary>
    internal const string Upcoming = """
        SELECT b.id, b.start_time, b.end_time, b.title, b.status::text, f.name AS facility_name, f.location AS facility_location
        FROM bookings b JOIN facilities f ON b.facility_id = f.id
        WHERE b.user_id = $1 AND b.status IN ('confirmed', 'pending') AND b.end_time > now()
        ORDER BY b.start_time LIMIT 50
        """;

    /// <summary>Checks, then inserts, without a row of history: $1 facility, $2 person, $3 start, $4 end, $5 title, $6 description, $7 attendees.</summary>
    internal const string Create = """
        WITH conflict_check AS (
            SELECT COUNT(*) AS conflicts
            FROM bookings
            WHERE facility_id = $1
            AND status IN ('confirmed', 'pending')
            AND tsrange((start_time AT TIME ZONE 'UTC') - make_interval(mins => buffer_before),
                    (end_time AT TIME ZONE 'UTC') + make_interval(mins => buffer_after), '[)')
                && tsrange($3::timestamptz AT TIME ZONE 'UTC', $4::timestamptz AT TIME ZONE 'UTC', '[)')
        ),
        booking_insert AS (
            INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, description, attendee_count)
            SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE (SELECT conflicts FROM conflict_check) = 0
            RETURNING id
        )
        SELECT bi.id, cc.conflicts FROM conflict_check cc LEFT JOIN booking_insert bi ON true
        """;
}
