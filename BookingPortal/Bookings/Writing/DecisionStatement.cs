namespace BookingPortal.Bookings.Writing;

/// <summary>
/// Approves and rejects by compare-and-set: of two who decide at the same moment one changes the row, the other finds
/// it changed. A request whose time is over is not decided any more.
/// </summary>
internal static class DecisionStatement
{
    internal static readonly string Approve = Make("approved", RequestVerb.Approve, "status = 'confirmed', expires_at = NULL");

    internal static readonly string Reject = Make("rejected", RequestVerb.Reject,
        "status = 'cancelled', cancelled_at = clock_timestamp(), cancelled_by = @actor, cancellation_reason = @reason");

    private static string Make(string action, string verb, string set) => BookingStatements.Actor + BookingStatements.Target + $"""
        , decided AS (
            UPDATE bookings b SET {set}, updated_at = {BookingStatements.NextVersion}
            FROM target t, actor a
            WHERE b.id = t.id AND {BookingStatements.IsStaffOf("t.facility_id")} AND t.updated_at = @seen AND t.status = 'pending'
              AND t.end_time > clock_timestamp() AND (t.expires_at IS NULL OR t.expires_at > clock_timestamp())
              AND {BookingStatements.IsNew}
            RETURNING b.*
        )
        """ + BookingStatements.Audited("decided", $"'{action}'", verb) + BookingStatements.Answer("decided");
}
