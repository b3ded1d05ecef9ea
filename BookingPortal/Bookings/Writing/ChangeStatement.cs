namespace BookingPortal.Bookings.Writing;

/// <summary>
/// Moves, extends, shortens and edits, or ends now. The caller has read the booking and names its version: every value
/// of the row after the change is given, and nothing changes where the row is no longer the one that was read.
/// </summary>
internal static class ChangeStatement
{
    internal static readonly string Free = Make(BookingStatements.NoQuota);

    internal static readonly string WithinQuota = Make(BookingStatements.Quota);

    /// <summary>The end becomes that of the running quarter hour, by the database's clock.</summary>
    internal static readonly string EndNow = BookingStatements.Actor + BookingStatements.Target + $"""
        , ended AS (
            UPDATE bookings b SET end_time = e.quarter, updated_at = {BookingStatements.NextVersion}
            FROM target t, actor a, (
                SELECT date_bin('15 minutes', clock_timestamp() + interval '15 minutes' - interval '1 microsecond',
                    '2000-01-01 00:00+00'::timestamptz) AS quarter) AS e
            WHERE b.id = t.id AND t.updated_at = @seen AND t.status IN ('confirmed', 'pending')
              AND t.start_time < e.quarter AND t.start_time <= clock_timestamp() AND t.end_time > e.quarter
              AND {BookingStatements.MayChange("t.facility_id")} AND {BookingStatements.IsNew}
            RETURNING b.*
        )
        """ + BookingStatements.Audited("ended", "'updated'", RequestVerb.EndNow) + BookingStatements.Answer("ended");

    /// <param name="quota">How the owner's quotas are guarded.</param>
    private static string Make(string quota) => BookingStatements.Actor + BookingStatements.Target + BookingStatements.Room + quota + $"""
        , changed AS (
            UPDATE bookings b
            SET facility_id = @facility, start_time = @start, end_time = @end, title = @title, description = @description,
                attendee_count = @attendees, external_meeting_url = @url, is_private = @private,
                status = CASE WHEN NOT @moves THEN t.status WHEN r.requires_approval THEN 'pending'::booking_status ELSE 'confirmed' END,
                expires_at = CASE WHEN NOT @moves THEN t.expires_at WHEN r.requires_approval THEN {BookingStatements.Expiry} END,
                buffer_before = CASE WHEN @moves THEN r.buffer_before ELSE t.buffer_before END,
                buffer_after = CASE WHEN @moves THEN r.buffer_after ELSE t.buffer_after END,
                updated_at = {BookingStatements.NextVersion}
            FROM target t JOIN actor a ON true JOIN quota q ON true LEFT JOIN room r ON true
            WHERE b.id = t.id AND t.updated_at = @seen AND t.status IN ('confirmed', 'pending') AND t.end_time > clock_timestamp()
              AND (r.id IS NOT NULL OR NOT @guarded) AND q.is_kept
              AND (@end = t.end_time OR @end > clock_timestamp())
              AND ((@start = t.start_time AND @facility = t.facility_id)
                   OR (t.start_time > clock_timestamp() AND @start > clock_timestamp() - interval '15 minutes'))
              AND NOT (@moves AND t.start_time <= clock_timestamp() AND r.requires_approval)
              AND {BookingStatements.MayChange("@facility")} AND {BookingStatements.IsNew}
            RETURNING b.*
        )
        """ + BookingStatements.Audited("changed", "'updated'", RequestVerb.Change, "@overrides")
        + BookingStatements.Answer("changed", "(SELECT is_kept FROM quota)", "(NOT @guarded OR EXISTS (SELECT FROM room))", "@facility");
}
