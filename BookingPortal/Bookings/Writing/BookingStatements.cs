namespace BookingPortal.Bookings.Writing;

/// <summary>
/// What the statements that write bookings share. EF Core has no ON CONFLICT and would write the audit row before it
/// holds the booking's lock, so they are written by hand: each is one statement in one transaction.
/// </summary>
internal static class BookingStatements
{
    /// <summary>The person as he is at this moment: a changed stamp (signed out, role lost, locked) makes no row.</summary>
    internal const string Actor = """
        WITH actor AS (
            SELECT u.id FROM users u
            WHERE u.id = @actor AND u.security_stamp = @stamp AND u.locked_at IS NULL
        )
        """;

    /// <summary>
    /// The booking for those who may touch it, locked before its values are read, so that history joins without a gap.
    /// Having booked it for somebody is a right to read it: to write, one has to be staff still.
    /// </summary>
    internal static readonly string Target = $"""
        , target AS (
            SELECT b.* FROM bookings b, actor a
            WHERE b.id = @booking AND (b.user_id = a.id OR {IsStaffOf("b.facility_id")})
            FOR UPDATE OF b
        )
        """;

    /// <summary>Rises with every change, also where the clock was put back: it is the version that people name.</summary>
    internal const string NextVersion = "greatest(clock_timestamp(), t.updated_at + interval '1 microsecond')";

    /// <summary>
    /// A request id does one thing to one booking, whatever the verb. Two at the same moment do not see each other here:
    /// then uq_booking_audit_request says so.
    /// </summary>
    internal const string IsNew = "NOT EXISTS (SELECT FROM booking_audit_log l WHERE l.request_id = @request AND l.booking_id = t.id)";

    /// <summary>The room, as long as it is in use and its rules are those that the request was judged by.</summary>
    internal const string Room = """
        , room AS (
            SELECT f.id, f.buffer_before, f.buffer_after, f.requires_approval FROM facilities f
            WHERE f.id = @facility AND f.is_active AND f.rules_version = @rules_version
        )
        """;

    /// <summary>When a request gives its slot back: after the room's time to decide, at its start at the latest.</summary>
    internal const string Expiry =
        "least(clock_timestamp() + make_interval(mins => @approval_minutes), greatest(@start, clock_timestamp() + interval '15 minutes'))";


    /// <summary>
    /// What the owner holds, counted again under the person's lock (taken by an earlier statement of the same
    /// transaction, so that this one sees what the rival has committed). A limit that is null counts nothing, nor does a
    /// request whose time to be decided is over.
    /// </summary>
    internal const string Quota = """
        , held AS MATERIALIZED (
            SELECT q.id, q.facility_id, q.start_time, q.end_time FROM bookings q
            WHERE q.user_id = @owner AND q.id IS DISTINCT FROM @booking AND q.status IN ('confirmed', 'pending')
              AND (q.expires_at IS NULL OR q.expires_at > clock_timestamp()) AND q.start_time > @held_from
        ), quota AS (
            SELECT (@max_open IS NULL
                    OR (SELECT count(*) FROM held WHERE facility_id = @facility AND end_time > clock_timestamp()) < @max_open)
                AND (@max_open_anywhere IS NULL OR (SELECT count(*) FROM held WHERE end_time > clock_timestamp()) < @max_open_anywhere)
                AND NOT EXISTS (
                    SELECT FROM unnest(@week_starts, @week_ends, @week_here, @week_anywhere) AS w (starts, ends, is_here, is_anywhere),
                    LATERAL (
                        SELECT coalesce(sum(least(h.end_time, w.ends) - greatest(h.start_time, w.starts))
                                FILTER (WHERE h.facility_id = @facility), interval '0') AS here,
                            coalesce(sum(least(h.end_time, w.ends) - greatest(h.start_time, w.starts)), interval '0') AS anywhere
                        FROM held h WHERE h.start_time < w.ends AND h.end_time > w.starts) AS booked,
                    LATERAL (SELECT least(@end, w.ends) - greatest(@start, w.starts) AS more) AS wanted
                    WHERE (w.is_here AND booked.here + wanted.more > make_interval(mins => @max_week_minutes))
                       OR (w.is_anywhere AND booked.anywhere + wanted.more > make_interval(mins => @max_week_minutes_anywhere))) AS is_kept
        )
        """;

    internal const string NoQuota = ", quota AS (SELECT true AS is_kept)";

    /// <summary>
    /// Whether the actor is staff of a facility at this moment, by role or as a delegated manager: the view facility_staff
    /// alone says so. The owner of a booking does not pay for the question where it comes second.
    /// </summary>
    /// <param name="facility">Which: an expression.</param>
    internal static string IsStaffOf(string facility) =>
        $"EXISTS (SELECT FROM facility_staff s WHERE s.user_id = a.id AND s.facility_id = {facility})";

    /// <summary>
    /// Of staff who are not the owner only who booked may go without a reason; an override needs one. Both need the right
    /// at the facility in which the booking will stand.
    /// </summary>
    internal static string MayChange(string facility) => $"""
        (t.user_id = a.id OR t.created_by = a.id OR @reason IS NOT NULL) AND (@overrides IS NULL OR @reason IS NOT NULL)
              AND ((t.user_id = a.id AND @overrides IS NULL) OR {IsStaffOf(facility)})
        """;

    /// <summary>The history's row of a booking that was there before.</summary>
    /// <param name="verb">One of <see cref="RequestVerb"/>.</param>
    internal static string Audited(string changed, string action, string verb, string overrides = "NULL::text[]") => $"""
        , audited AS (
            INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, changed_by, reason,
                overridden_rules, user_agent, ip_address, request_id, request_verb, trace_id)
            SELECT c.id, c.facility_id, ({action})::audit_action, to_jsonb(t), to_jsonb(c), @actor, @reason,
                {overrides}, @agent, @address, @request, '{verb}', @trace
            FROM {changed} c JOIN target t ON t.id = c.id
        )
        """;

    /// <summary>One row always: the booking as the statement left it, or nulls and which guard held.</summary>
    /// <param name="facility">Where the booking would stand; of it, and of where it stands, the actor has to be staff if it is not his.</param>
    internal static string Answer(string changed, string quota = "true", string room = "true", string facility = "b.facility_id") => $"""
        SELECT c.status::text, c.updated_at, EXISTS (SELECT FROM actor), {room}, {quota},
            c.id IS NOT NULL OR EXISTS (
                SELECT FROM actor a, bookings b WHERE b.id = @booking AND {IsStaffOf("b.facility_id")} AND {IsStaffOf(facility)})
        FROM (VALUES (1)) AS always LEFT JOIN {changed} c ON true
        """;
}
