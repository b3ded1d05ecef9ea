namespace BookingPortal.Utilization;

/// <summary>What the dashboard reads.</summary>
internal static class UtilizationStatements
{
    private const string Sums = """
        count(*), sum(d.open_minutes), sum(d.booked_minutes), sum(d.outside_minutes), sum(d.bookings), sum(d.attendees), sum(d.bookings::integer * d.seats),
        sum(d.half_empty), sum(d.overfull), sum(d.lead_minutes)::bigint, sum(d.lead_hour), sum(d.lead_day), sum(d.lead_week), sum(d.lead_month), sum(d.lead_longer),
        sum(d.cancelled), sum(d.cancelled_minutes), sum(d.late), sum(d.late_minutes)
        """;

    private const string Rows = "FROM utilization_days d WHERE d.facility_id = ANY(@facilities) AND d.local_day BETWEEN @first AND @last";

    /// <summary>
    /// Before each reading and for it alone. The one plan for all periods that the portal's other statements live by takes
    /// a year of 2,000 rooms for fourteen rows, and sorts it on the disk.
    /// </summary>
    internal const string Settings = """
        SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '96MB', true), set_config('max_parallel_workers_per_gather', '2', true)
        """;

    internal const string Coverage = """
        SELECT count(*) FILTER (WHERE first_day <= @first AND last_day >= @last), max(first_day) FROM utilization_facilities WHERE facility_id = ANY(@facilities)
        """;

    internal const string Total = $"SELECT NULL::date, NULL::integer, {Sums} {Rows}";

    /// <summary>By day and by facility in one reading of the rows.</summary>
    internal const string ByDayAndRoom = $"SELECT d.local_day, d.facility_id, {Sums} {Rows} GROUP BY GROUPING SETS ((d.local_day), (d.facility_id))";

    /// <summary>
    /// The bytes of all facilities of a day in one value: adding them up here takes a tenth of the time that it takes the
    /// server, which would have to make a row of each hour.
    /// </summary>
    internal const string Shapes = """
        SELECT s.local_day, s.starts_at, s.ends_at, string_agg(s.open_hours, ''::bytea), string_agg(s.booked_hours, ''::bytea), string_agg(s.busy, ''::bytea)
        FROM utilization_shapes s WHERE s.facility_id = ANY(@facilities) AND s.local_day BETWEEN @first AND @last
        GROUP BY s.local_day, s.starts_at, s.ends_at
        """;

    internal const string LateCancellers = """
        SELECT b.cancelled_by, count(*), count(*) FILTER (WHERE b.cancelled_at > b.start_time - @notice) AS late,
            (sum(extract(epoch FROM b.end_time - b.start_time)) FILTER (WHERE b.cancelled_at > b.start_time - @notice) / 60)::bigint
        FROM unnest(@facilities, @from, @until) AS s (facility_id, starts, ends)
        JOIN bookings b ON b.facility_id = s.facility_id AND b.start_time >= s.starts AND b.start_time < s.ends
        WHERE b.status = 'cancelled' AND b.expires_at IS NULL
        GROUP BY b.cancelled_by HAVING count(*) FILTER (WHERE b.cancelled_at > b.start_time - @notice) > 0
        ORDER BY late DESC, 2 DESC, 1 LIMIT @most
        """;
}
