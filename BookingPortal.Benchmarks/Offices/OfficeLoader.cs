namespace BookingPortal.Benchmarks.Offices;

/// <summary>
/// Fills a migrated database with sets: rooms, people, bookings that never overlap, and their history. Rows arrive in the
/// order in which they were booked, so that the days of one room lie as scattered as they do in life.
/// </summary>
internal sealed class OfficeLoader(string owner, OfficeSize size, Progress progress)
{
    // Ids from 1 on: the migrations have tried theirs.
    private static readonly string PeopleSql = $"""
        INSERT INTO users (id, full_name, home_place, email, normalized_email, user_name, normalized_user_name, email_confirmed, security_stamp, concurrency_stamp)
        SELECT id, initcap(left(letters, 7)) || ' ' || initcap(right(letters, 9)), 'Berlin', address, upper(address), address, upper(address),
            true, gen_random_uuid()::text, gen_random_uuid()::text
        FROM (SELECT n AS id, translate(md5(n::text), '0123456789', 'ghijklmnop') AS letters, 'person' || n || '@benchmark.example' AS address
            FROM generate_series(1, {OfficeSize.People}) AS n) AS person;
        SELECT setval(pg_get_serial_sequence('users', 'id'), {OfficeSize.People})
        """;

    private const string RolesSql = """
        INSERT INTO roles (name, normalized_name, concurrency_stamp)
        SELECT name, upper(name), gen_random_uuid()::text FROM unnest(ARRAY['Employee', 'Staff', 'Admin']) AS name
        ON CONFLICT (normalized_name) DO NOTHING;
        INSERT INTO user_roles (user_id, role_id)
        SELECT u.id, r.id FROM users u JOIN roles r ON r.normalized_name = CASE WHEN u.id % 50 = 0 THEN 'STAFF' ELSE 'EMPLOYEE' END;
        """;

    private string RoomsSql => $"""
        INSERT INTO facilities (id, name, place, building, floor, capacity, time_zone)
        SELECT n, 'Room ' || lpad(n::text, 5, '0'), place, 'House ' || 1 + n % 3, (n % 6)::text, 4 + (n * 7) % 17, zone
        FROM generate_series(1, {size.Rooms}) AS n
        JOIN unnest(ARRAY['Berlin', 'London', 'Madrid', 'Paris'], ARRAY['Europe/Berlin', 'Europe/London', 'Europe/Madrid', 'Europe/Paris'])
            WITH ORDINALITY AS places (place, zone, position) ON position = 1 + n % 4
        ORDER BY n;
        SELECT setval(pg_get_serial_sequence('facilities', 'id'), {size.Rooms}), setval(pg_get_serial_sequence('bookings', 'id'), 1, false)
        """;

    private const string HoursSql = """
        INSERT INTO facility_opening_hours (facility_id, weekday, opens, closes) SELECT id, weekday, 420, 1260 FROM facilities, generate_series(1, 7) AS weekday;
        INSERT INTO features (name) SELECT unnest(ARRAY['Projector', 'Whiteboard', 'Video conference', 'Step-free access']);
        INSERT INTO facility_features (facility_id, feature_id) SELECT f.id, t.id FROM facilities f JOIN features t ON (f.id * 5 + t.id * 3) % 4 < 2;
        """;

    /// <summary>
    /// A room has seven places for a booking a day, two hours apart from 7 o'clock of its own clock on, when it opens; a booking
    /// begins up to half an hour into its place and lasts 30 to 90 minutes. One in twelve is cancelled, one in twenty was
    /// made by a proxy.
    /// </summary>
    private string BookingsSql => $"""
        SET work_mem = '256MB';
        SET jit = off;
        INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, description, attendee_count, status,
            cancelled_at, cancelled_by, cancellation_reason, created_at, updated_at, created_by, is_private)
        SELECT facility_id, user_id, start_time, end_time, 'Meeting ' || h % 100000,
            CASE WHEN h % 3 = 0 THEN 'What to prepare: the notes of meeting ' || h % 5000 || ', the figures of the quarter and one question.' END,
            1 + h % 4, (CASE WHEN is_cancelled THEN 'cancelled' ELSE 'confirmed' END)::booking_status,
            CASE WHEN is_cancelled THEN cancelled_at END, CASE WHEN is_cancelled THEN user_id END, CASE WHEN is_cancelled THEN 'Not needed any more' END,
            created_at, CASE WHEN is_cancelled THEN cancelled_at ELSE created_at END,
            CASE WHEN h % 20 = 3 THEN 50 * (1 + h % {OfficeSize.People / 50}) END, h % 25 = 4
        FROM (
            SELECT facility_id, h, start_time, start_time + interval '15 minutes' * (2 + h / 8 % 5) AS end_time, h % 12 = 5 AS is_cancelled, created_at,
                CASE WHEN start_time > now() AND h % 10 = 7 THEN 1 + h / 64 % {size.Regulars} ELSE 1 + h / 64 % {OfficeSize.People} END AS user_id,
                least(created_at + (start_time - created_at) / 2, now()) AS cancelled_at
            FROM (
                SELECT facility_id, h, start_time, least(start_time - interval '1 hour' * (1 + h / 16 % 700), now() - interval '1 second' * (h % 1000000)) AS created_at
                FROM (
                    SELECT f.id AS facility_id, h,
                        (date_trunc('day', now() AT TIME ZONE 'UTC') - interval '1 day' * {OfficeSize.DaysBack} + interval '1 day' * (nth / 7)
                            + interval '7 hours' + interval '2 hours' * (nth % 7) + interval '15 minutes' * (h % 3)) AT TIME ZONE f.time_zone AS start_time
                    FROM facilities f
                    CROSS JOIN generate_series(0, {OfficeSize.BookingsOfARoom} - 1) AS i
                    CROSS JOIN LATERAL (SELECT abs(hashint8(f.id * 1000003::bigint + i)::bigint) AS h, i::bigint * {(OfficeSize.DaysBack + OfficeSize.DaysAhead) * 7} / {OfficeSize.BookingsOfARoom} AS nth) AS chance
                ) AS slots
            ) AS told
            ORDER BY created_at
        ) AS rows
        """;

    private const string HistorySql = """
        INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, changed_at, user_agent, ip_address, request_id)
        SELECT b.id, b.facility_id, 'created',
            CASE WHEN b.status = 'cancelled' THEN to_jsonb(b) || jsonb_build_object('status', 'confirmed', 'cancelled_at', NULL, 'cancelled_by', NULL,
                'cancellation_reason', NULL, 'updated_at', b.created_at) ELSE to_jsonb(b) END,
            coalesce(b.created_by, b.user_id), b.created_at, 'Mozilla/5.0 (X11; Linux x86_64) Benchmark/1.0', '192.0.2.7', b.request_id
        FROM bookings b ORDER BY b.id;
        INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, changed_by, changed_at, reason, user_agent, ip_address, request_id)
        SELECT b.id, b.facility_id, 'cancelled',
            to_jsonb(b) || jsonb_build_object('status', 'confirmed', 'cancelled_at', NULL, 'cancelled_by', NULL, 'cancellation_reason', NULL, 'updated_at', b.created_at),
            to_jsonb(b), b.cancelled_by, b.cancelled_at, b.cancellation_reason, 'Mozilla/5.0 (X11; Linux x86_64) Benchmark/1.0', '192.0.2.7', gen_random_uuid()
        FROM bookings b WHERE b.status = 'cancelled' ORDER BY b.id;
        """;

    internal async Task LoadAsync(CancellationToken cancel)
    {
        await Sql.RunAsync(owner, PeopleSql, cancel);
        await Sql.RunAsync(owner, RolesSql, cancel);
        await Sql.RunAsync(owner, RoomsSql, cancel);
        await Sql.RunAsync(owner, HoursSql, cancel);
        var bookings = await BulkGuard.TakeOffAsync(owner, "bookings", cancel);
        var history = await BulkGuard.TakeOffAsync(owner, "booking_audit_log", cancel);
        await progress.StepAsync($"{size.Name}: {size.Bookings:N0} bookings of {size.Rooms:N0} rooms and {OfficeSize.People:N0} people", () =>
            Sql.RunAsync(owner, BookingsSql, cancel));
        await progress.StepAsync($"{size.Name}: their history", () => Sql.RunAsync(owner, HistorySql, cancel));

        // Two tables, two cores.
        await Task.WhenAll(
            progress.StepAsync($"{size.Name}: indexes, keys and the guard against overlaps", () => bookings.PutBackAsync(cancel)),
            progress.StepAsync($"{size.Name}: indexes of the history", () => history.PutBackAsync(cancel)));
        await progress.StepAsync($"{size.Name}: vacuum", () => Sql.RunAsync(owner, "VACUUM (ANALYZE)", cancel));
    }
}
