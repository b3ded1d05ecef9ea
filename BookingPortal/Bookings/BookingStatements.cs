namespace BookingPortal.Bookings;

/// <summary>
/// The statements that write bookings. EF Core has no ON CONFLICT and would write the audit row before it holds the
/// booking's lock, so they are written by hand: each is one statement, one round trip, one transaction.
/// </summary>
internal static class BookingStatements
{
    /// <summary>The person as he is at this moment: a changed stamp (signed out, role lost, locked) makes no row.</summary>
    private const string Actor = """
        WITH actor AS (
            SELECT u.id, EXISTS (
                SELECT FROM user_roles ur JOIN roles r ON r.id = ur.role_id
                WHERE ur.user_id = u.id AND r.normalized_name IN ('STAFF', 'ADMIN')) AS is_staff
            FROM users u
            WHERE u.id = @actor AND u.security_stamp = @stamp AND u.locked_at IS NULL
        )
        """;

    /// <summary>
    /// Books, or does nothing. Without a target ON CONFLICT covers the overlap and the request id alike; it waits for
    /// nobody's lock but that of an undecided rival. One row comes back always and says which guard held.
    /// </summary>
    internal const string Book = Actor + """
        , owner AS (
            SELECT u.id FROM users u, actor a
            WHERE u.id = @owner AND u.locked_at IS NULL AND (u.id = a.id OR a.is_staff)
        ), room AS (
            SELECT f.id, f.buffer_before, f.buffer_after, f.requires_approval FROM facilities f
            WHERE f.id = @facility AND f.is_active AND f.rules_version = @rules_version
        ), booked AS (
            INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, description, attendee_count,
                external_meeting_url, status, created_by, request_id, buffer_before, buffer_after, is_private)
            SELECT r.id, o.id, @start, @end, @title, @description, @attendees, @url,
                (CASE WHEN r.requires_approval THEN 'pending' ELSE 'confirmed' END)::booking_status,
                nullif(@actor, o.id), @request, r.buffer_before, r.buffer_after, @private
            FROM room r, owner o
            WHERE @start > now() - interval '15 minutes'
            ON CONFLICT DO NOTHING
            RETURNING *
        ), audited AS (
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, user_agent, ip_address, request_id, trace_id)
            SELECT b.id, b.facility_id, 'created', to_jsonb(b), @actor, @agent, @address, @request, @trace FROM booked b
        )
        SELECT b.id, b.status = 'pending', EXISTS (SELECT FROM owner), EXISTS (SELECT FROM room), @start > now() - interval '15 minutes'
        FROM (VALUES (1)) AS always LEFT JOIN booked b ON true
        """;

    /// <summary>
    /// Cancels, or does nothing: owner, who booked and staff alone, the latter two with a reason. The row is locked
    /// before its old values are read, so that history joins without a gap.
    /// </summary>
    internal const string Cancel = Actor + """
        , target AS (
            SELECT b.* FROM bookings b, actor a
            WHERE b.id = @booking AND (b.user_id = a.id OR ((b.created_by = a.id OR a.is_staff) AND @reason IS NOT NULL))
            FOR UPDATE OF b
        ), cancelled AS (
            UPDATE bookings b
            SET status = 'cancelled', cancelled_at = clock_timestamp(), cancelled_by = @actor, cancellation_reason = @reason,
                updated_at = clock_timestamp()
            FROM target t
            WHERE b.id = t.id AND t.status IN ('confirmed', 'pending') AND t.end_time > clock_timestamp()
              AND NOT EXISTS (SELECT FROM booking_audit_log l WHERE l.request_id = @request AND l.booking_id = t.id)
            RETURNING b.*
        ), audited AS (
            INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, changed_by, reason,
                user_agent, ip_address, request_id, trace_id)
            SELECT c.id, c.facility_id, (CASE WHEN c.user_id = @actor THEN 'cancelled' ELSE 'admin_cancelled' END)::audit_action,
                to_jsonb(t), to_jsonb(c), @actor, @reason, @agent, @address, @request, @trace
            FROM cancelled c JOIN target t ON t.id = c.id
        )
        SELECT c.id, EXISTS (SELECT FROM actor) FROM (VALUES (1)) AS always LEFT JOIN cancelled c ON true
        """;

    /// <summary>What became of a request to book: asked when no row came back and after a lost answer.</summary>
    internal const string SettleBook = """
        SELECT l.booking_id, l.changed_by = @actor,
            l.new_values @> jsonb_build_object('facility_id', @facility, 'user_id', @owner, 'title', @title,
                'attendee_count', @attendees, 'is_private', @private, 'description', @description, 'external_meeting_url', @url)
            AND (l.new_values ->> 'start_time')::timestamptz = @start AND (l.new_values ->> 'end_time')::timestamptz = @end,
            b.status = 'pending', b.status = 'cancelled'
        FROM booking_audit_log l JOIN bookings b ON b.id = l.booking_id
        WHERE l.request_id = @request AND l.action = 'created'
        """;

    /// <summary>What became of a request to cancel, and how the booking stands for a person who may see it.</summary>
    internal const string SettleCancel = Actor + """
        SELECT b.status = 'cancelled', b.end_time <= clock_timestamp(), b.user_id = a.id,
            l.id IS NOT NULL, l.changed_by = a.id AND l.action IN ('cancelled', 'admin_cancelled') AND l.reason IS NOT DISTINCT FROM @reason
        FROM actor a JOIN bookings b ON b.id = @booking AND (b.user_id = a.id OR b.created_by = a.id OR a.is_staff)
        LEFT JOIN booking_audit_log l ON l.request_id = @request AND l.booking_id = b.id
        """;
}
