namespace BookingPortal.Bookings.Writing;

/// <summary>Books.</summary>
internal static class BookStatement
{
    private static readonly string Oneself = OneselfHead + BookingStatements.NoQuota + Tail;
    private static readonly string OneselfWithinQuota = OneselfHead + BookingStatements.Quota + Tail;
    private static readonly string ByStaff = StaffHead + BookingStatements.NoQuota + Tail;
    private static readonly string ByStaffWithinQuota = StaffHead + BookingStatements.Quota + Tail;

    /// <summary>
    /// Books, or does nothing. Without a target ON CONFLICT covers the overlap and the request id alike; it waits for
    /// nobody's lock but that of an undecided rival. One row comes back always and says which guard held.
    /// </summary>
    /// <param name="forOneself">
    /// And no rule is set aside: nobody has to be staff then. The server need not make ready to ask, which takes it a tenth of
    /// the whole statement.
    /// </param>
    /// <param name="hasQuota">A quota is in force: sent behind the owner's lock.</param>
    internal static string For(bool forOneself, bool hasQuota) => (forOneself, hasQuota) switch
    {
        (true, false) => Oneself,
        (true, true) => OneselfWithinQuota,
        (false, false) => ByStaff,
        (false, true) => ByStaffWithinQuota,
    };

    /// <summary>What became of a request to book: asked when no row came back and after a lost answer.</summary>
    internal const string Settle = """
        SELECT l.booking_id, l.changed_by = @actor,
            l.new_values @> jsonb_build_object('facility_id', @facility, 'user_id', @owner, 'title', @title,
                'attendee_count', @attendees, 'is_private', @private, 'description', @description, 'external_meeting_url', @url)
            AND (l.new_values ->> 'start_time')::timestamptz = @start AND (l.new_values ->> 'end_time')::timestamptz = @end
            AND l.reason IS NOT DISTINCT FROM @reason,
            b.status = 'pending', b.status = 'cancelled'
        FROM booking_audit_log l JOIN bookings b ON b.id = l.booking_id
        WHERE l.request_id = @request AND l.action = 'created'
        """;

    private static string OneselfHead => BookingStatements.Actor
        + ", owner AS (SELECT a.id FROM actor a WHERE a.id = @owner AND @overrides IS NULL)" + BookingStatements.Room;

    private static string StaffHead => BookingStatements.Actor + $"""
        , owner AS (
            SELECT u.id FROM users u, actor a
            WHERE u.id = @owner AND u.locked_at IS NULL
              AND ((u.id = a.id AND @overrides IS NULL) OR {BookingStatements.IsStaffOf("@facility")})
        )
        """ + BookingStatements.Room;

    private const string Tail = $"""
        , booked AS (
            INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, description, attendee_count,
                external_meeting_url, status, expires_at, created_by, request_id, buffer_before, buffer_after, is_private)
            SELECT r.id, o.id, @start, @end, @title, @description, @attendees, @url,
                (CASE WHEN r.requires_approval THEN 'pending' ELSE 'confirmed' END)::booking_status,
                CASE WHEN r.requires_approval THEN {BookingStatements.Expiry} END,
                nullif(@actor, o.id), @request, r.buffer_before, r.buffer_after, @private
            FROM room r, owner o, quota q
            WHERE @start > now() - interval '15 minutes' AND q.is_kept
            ON CONFLICT DO NOTHING
            RETURNING *
        ), audited AS (
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, reason, overridden_rules,
                user_agent, ip_address, request_id, request_verb, trace_id)
            SELECT b.id, b.facility_id, 'created', to_jsonb(b), @actor, @reason, @overrides, @agent, @address, @request, '{RequestVerb.Book}', @trace
            FROM booked b
        )
        SELECT b.id, b.status = 'pending', EXISTS (SELECT FROM owner), EXISTS (SELECT FROM room), @start > now() - interval '15 minutes',
            (SELECT is_kept FROM quota)
        FROM (VALUES (1)) AS always LEFT JOIN booked b ON true
        """;
}
