namespace BookingPortal.Bookings;

/// <summary>
/// The three lists of one person. Own bookings and those made for others are two stretches of two indexes
/// (idx_bookings_user_start, idx_bookings_created_by), each cut to one page before they are put together: an OR, and joins for
/// the names, took four times as long (1,000,000 bookings). Written by hand because EF's UNION ALL cannot limit its parts.
/// </summary>
internal static class MyBookingStatements
{
    /// <summary>No booking is longer than 24 hours: what began earlier has ended, and the index need not be read from the first booking on.</summary>
    internal static readonly string Upcoming = Of(
        "b.end_time > @now AND b.start_time > @now - interval '24 hours' AND b.status IN ('confirmed', 'pending')", "start_time, id");

    internal static readonly string Past = Of("b.end_time <= @now AND b.status IN ('confirmed', 'pending')", "start_time DESC, id DESC");

    internal static readonly string Cancelled = Of("b.status = 'cancelled'", "start_time DESC, id DESC");

    private static string Of(string wanted, string order) => $"""
        SELECT id, facility_id, start_time, end_time, title, attendee_count, external_meeting_url, is_private, status::text,
            user_id, created_by, cancelled_by, cancelled_at, cancellation_reason, expires_at, updated_at
        FROM (
            (SELECT b.* FROM bookings b WHERE b.user_id = @me AND {wanted} ORDER BY {order} LIMIT @upto)
            UNION ALL
            (SELECT b.* FROM bookings b WHERE b.created_by = @me AND b.user_id <> @me AND {wanted} ORDER BY {order} LIMIT @upto)
        ) AS mine
        ORDER BY {order} OFFSET @skip LIMIT @page
        """;
}
