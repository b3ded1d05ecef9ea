namespace BookingPortal.Bookings.Writing;

/// <summary>
/// Sets a booking back to what it was before the person's own last change, out of the history. Nobody may have touched
/// it since, and the slot must still be free: the constraint says so.
/// </summary>
internal static class UndoStatement
{
    internal static readonly string Free = Make(BookingStatements.NoQuota, "q.is_kept");

    /// <summary>
    /// Where nothing else of the owner has changed since, he had before what he has again: a limit that was lowered or set
    /// aside for him does not keep him from it.
    /// </summary>
    internal static readonly string WithinQuota = Make(BookingStatements.Quota, """
        (q.is_kept OR NOT EXISTS (
            SELECT FROM held h JOIN booking_audit_log s ON s.booking_id = h.id WHERE s.changed_at >= o.undone_at))
        """);

    private static string Make(string quota, string isKept) => BookingStatements.Actor + BookingStatements.Target + BookingStatements.Room + quota + $"""
        , told AS (
            SELECT l.old_values, (l.new_values ->> 'updated_at')::timestamptz AS version, l.changed_at AS undone_at
            FROM booking_audit_log l, actor a
            WHERE l.booking_id = @booking AND l.request_id = @undone AND l.changed_by = a.id
              AND l.action IN ('updated', 'cancelled', 'admin_cancelled')
              AND l.changed_at > clock_timestamp() - make_interval(secs => @undo_seconds)
        ), old AS (
            SELECT o.*, told.version, told.undone_at FROM told, jsonb_populate_record(NULL::bookings, told.old_values) AS o
        ), undone AS (
            UPDATE bookings b
            SET facility_id = o.facility_id, start_time = o.start_time, end_time = o.end_time, title = o.title,
                description = o.description, attendee_count = o.attendee_count, external_meeting_url = o.external_meeting_url,
                is_private = o.is_private, status = o.status, expires_at = o.expires_at, cancelled_at = o.cancelled_at,
                cancelled_by = o.cancelled_by, cancellation_reason = o.cancellation_reason, buffer_before = o.buffer_before,
                buffer_after = o.buffer_after, updated_at = {BookingStatements.NextVersion}
            FROM target t JOIN actor a ON true JOIN old o ON true JOIN quota q ON true LEFT JOIN room r ON r.id = o.facility_id
            WHERE b.id = t.id AND t.updated_at = o.version AND (r.id IS NOT NULL OR NOT @guarded) AND {isKept}
              AND (t.user_id = a.id OR {BookingStatements.IsStaffOf("o.facility_id")})
              AND {BookingStatements.IsNew} AND o.end_time > clock_timestamp()
              AND (o.start_time = t.start_time OR o.start_time > clock_timestamp() - interval '15 minutes')
            RETURNING b.*
        )
        """ + BookingStatements.Audited("undone", "CASE WHEN t.status = 'cancelled' THEN 'restored' ELSE 'updated' END", RequestVerb.Undo)
        + BookingStatements.Answer("undone", "(SELECT is_kept FROM quota)", "(NOT @guarded OR EXISTS (SELECT FROM room))", "@facility");
}
