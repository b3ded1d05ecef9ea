namespace BookingPortal.Bookings.Writing;

/// <summary>
/// Hands over: a booking stays its owner's, so the old one is cancelled and a new one stands in its slot, in one statement.
/// The insert draws on the cancelled row, so that the slot is free for it and for nobody else in between.
/// </summary>
internal static class HandOverStatement
{
    internal static readonly string HandOver = BookingStatements.Actor + BookingStatements.Target + $"""
        , heir AS (
            SELECT u.id FROM users u WHERE u.id = @heir AND u.locked_at IS NULL FOR SHARE
        ), given AS (
            UPDATE bookings b
            SET status = 'cancelled', cancelled_at = clock_timestamp(), cancelled_by = @actor, cancellation_reason = @reason,
                updated_at = {BookingStatements.NextVersion}
            FROM target t, actor a, heir h
            WHERE b.id = t.id AND t.status IN ('confirmed', 'pending') AND t.start_time > clock_timestamp()
              AND (t.expires_at IS NULL OR t.expires_at > clock_timestamp())
              AND (@seen IS NULL OR t.updated_at = @seen) AND h.id <> t.user_id AND @reason IS NOT NULL
              AND {BookingStatements.IsStaffOf("t.facility_id")} AND {BookingStatements.IsNew}
            RETURNING b.*
        )
        """ + BookingStatements.Audited("given", "CASE WHEN c.user_id = @actor THEN 'cancelled' ELSE 'admin_cancelled' END", RequestVerb.HandOver) + $"""
        , taken AS (
            INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, description, attendee_count,
                external_meeting_url, status, expires_at, created_by, request_id, buffer_before, buffer_after, is_private)
            SELECT t.facility_id, h.id, t.start_time, t.end_time, t.title, t.description, t.attendee_count,
                t.external_meeting_url, t.status, t.expires_at, nullif(@actor, h.id), @request, t.buffer_before, t.buffer_after, t.is_private
            FROM given g JOIN target t ON t.id = g.id, heir h
            RETURNING *
        ), told AS (
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, reason, user_agent, ip_address, request_id,
                request_verb, trace_id)
            SELECT n.id, n.facility_id, 'created', to_jsonb(n), @actor, @reason, @agent, @address, @request, '{RequestVerb.HandOver}', @trace
            FROM taken n
        )
        SELECT n.id, n.status::text, EXISTS (SELECT FROM actor), EXISTS (SELECT FROM heir),
            EXISTS (SELECT FROM actor a, bookings b WHERE b.id = @booking AND {BookingStatements.IsStaffOf("b.facility_id")})
        FROM (VALUES (1)) AS always LEFT JOIN taken n ON true
        """;

    /// <summary>What became of a request to hand over, asked when nothing was done and after a lost answer.</summary>
    internal const string Settle = """
        SELECT n.booking_id, n.new_values ->> 'status', n.changed_by = @actor AND (n.new_values ->> 'user_id')::int = @heir
            AND n.reason IS NOT DISTINCT FROM @reason AND n.request_verb = 'hand_over'
            AND EXISTS (SELECT FROM booking_audit_log o WHERE o.request_id = @request AND o.booking_id = @booking)
        FROM booking_audit_log n WHERE n.request_id = @request AND n.action = 'created'
        """;
}
