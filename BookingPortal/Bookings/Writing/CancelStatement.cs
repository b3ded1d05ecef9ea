namespace BookingPortal.Bookings.Writing;

/// <summary>Cancels, and brings back what was cancelled.</summary>
internal static class CancelStatement
{
    /// <summary>
    /// Cancels, or does nothing: the owner, and staff with a reason.
    /// </summary>
    internal static readonly string Cancel = BookingStatements.Actor + BookingStatements.Target + $"""
        , cancelled AS (
            UPDATE bookings b
            SET status = 'cancelled', cancelled_at = clock_timestamp(), cancelled_by = @actor, cancellation_reason = @reason,
                updated_at = {BookingStatements.NextVersion}
            FROM target t
            WHERE b.id = t.id AND t.status IN ('confirmed', 'pending') AND t.end_time > clock_timestamp()
              AND (@seen IS NULL OR t.updated_at = @seen) AND (t.user_id = @actor OR @reason IS NOT NULL)
              AND {BookingStatements.IsNew}
            RETURNING b.*
        )
        """ + BookingStatements.Audited("cancelled", "CASE WHEN c.user_id = @actor THEN 'cancelled' ELSE 'admin_cancelled' END", RequestVerb.Cancel)
        + BookingStatements.Answer("cancelled");

    internal static readonly string Restore = Restoring(BookingStatements.NoQuota);

    internal static readonly string RestoreWithinQuota = Restoring(BookingStatements.Quota);

    /// <summary>
    /// Requests whose time is over give their slot back; nobody did it, so nobody is named. Where two processes do this
    /// at once each takes rows that the other has not.
    /// </summary>
    internal const string Expire = """
        WITH target AS (
            SELECT b.* FROM bookings b
            WHERE b.status = 'pending' AND b.expires_at <= clock_timestamp() AND (@facility IS NULL OR b.facility_id = @facility)
            ORDER BY b.expires_at LIMIT 100
            FOR UPDATE SKIP LOCKED
        ), expired AS (
            UPDATE bookings b
            SET status = 'cancelled', cancelled_at = clock_timestamp(), cancelled_by = t.user_id,
                updated_at = greatest(clock_timestamp(), t.updated_at + interval '1 microsecond')
            FROM target t WHERE b.id = t.id
            RETURNING b.*
        ), audited AS (
            INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values)
            SELECT e.id, e.facility_id, 'expired', to_jsonb(t), to_jsonb(e) FROM expired e JOIN target t ON t.id = e.id
        )
        SELECT count(*)::int FROM expired
        """;

    /// <summary>What was cancelled by somebody else, and what was rejected, is brought back by staff alone.</summary>
    private static string Restoring(string quota) => BookingStatements.Actor + BookingStatements.Target + BookingStatements.Room + quota + $"""
        , restored AS (
            UPDATE bookings b
            SET status = CASE WHEN r.requires_approval THEN 'pending'::booking_status ELSE 'confirmed' END,
                expires_at = CASE WHEN r.requires_approval THEN {BookingStatements.Expiry} END,
                cancelled_at = NULL, cancelled_by = NULL, cancellation_reason = NULL,
                buffer_before = r.buffer_before, buffer_after = r.buffer_after, updated_at = {BookingStatements.NextVersion}
            FROM target t, actor a, room r, quota q
            WHERE b.id = t.id AND t.updated_at = @seen AND t.status = 'cancelled' AND t.start_time > clock_timestamp() AND q.is_kept
              AND (t.cancelled_by = a.id OR {BookingStatements.IsStaffOf("t.facility_id")})
              AND {BookingStatements.MayChange("t.facility_id")} AND {BookingStatements.IsNew}
            RETURNING b.*
        )
        """ + BookingStatements.Audited("restored", "'restored'", RequestVerb.Restore, "@overrides")
        + BookingStatements.Answer("restored", "(SELECT is_kept FROM quota)", "EXISTS (SELECT FROM room)");
}
