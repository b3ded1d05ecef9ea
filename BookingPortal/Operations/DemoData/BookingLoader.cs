using BookingPortal.Bookings;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Operations.DemoData;

/// <summary>Copies bookings in and writes their history from the rows, as if each had been booked and cancelled one by one.</summary>
internal static class BookingLoader
{
    private const int RowsBetweenReports = 50_000;

    private const string CopySql = """
        COPY bookings (facility_id, user_id, start_time, end_time, title, description, attendee_count, external_meeting_url, status,
            cancelled_at, cancelled_by, cancellation_reason, created_at, updated_at, created_by, request_id, buffer_before, buffer_after, is_private)
        FROM STDIN (FORMAT binary)
        """;

    // The row as it was when it was booked, and for a cancelled one the row as it is now. The log is in the order of
    // the changes; where both fall on one instant the creation comes first.
    private const string HistorySql = """
        INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, changed_by, changed_at, reason,
            user_agent, ip_address, request_id)
        SELECT booking_id, facility_id, action, old_values, new_values, changed_by, changed_at, reason,
            (ARRAY['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Demo/1.0', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Demo/1.0',
                'Mozilla/5.0 (X11; Linux x86_64) Demo/1.0', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Demo/1.0'])[1 + changed_by % 4],
            inet '10.20.0.0' + changed_by, request_id
        FROM (
            SELECT b.id AS booking_id, b.facility_id, 'created'::audit_action AS action, NULL::jsonb AS old_values, made.new_values,
                coalesce(b.created_by, b.user_id) AS changed_by, b.created_at AS changed_at, NULL::text AS reason, b.request_id
            FROM bookings b CROSS JOIN LATERAL (SELECT to_jsonb(b) || jsonb_build_object('status', 'confirmed', 'cancelled_at', NULL,
                'cancelled_by', NULL, 'cancellation_reason', NULL, 'updated_at', b.created_at) AS new_values) made
            UNION ALL
            SELECT b.id, b.facility_id, CASE WHEN b.cancelled_by = b.user_id THEN 'cancelled' ELSE 'admin_cancelled' END::audit_action,
                to_jsonb(b) || jsonb_build_object('status', 'confirmed', 'cancelled_at', NULL,
                    'cancelled_by', NULL, 'cancellation_reason', NULL, 'updated_at', b.created_at),
                to_jsonb(b), b.cancelled_by, b.cancelled_at, b.cancellation_reason, md5('cancel ' || b.request_id)::uuid
            FROM bookings b WHERE b.status = 'cancelled') change
        ORDER BY changed_at, booking_id, action
        """;

    /// <returns>How many bookings were written, and how many of them are cancelled.</returns>
    public static async Task<(long Bookings, long Cancelled)> LoadAsync(
        NpgsqlConnection connection, IEnumerable<BookingDraft> bookings, int[] people, IProgress<string>? progress, CancellationToken cancel)
    {
        var (rows, cancelled) = (0L, 0L);
        await using var copy = await connection.BeginBinaryImportAsync(CopySql, cancel);
        copy.Timeout = TimeSpan.FromHours(1);
        foreach (var booking in bookings)
        {
            await WriteAsync(copy, booking, people, cancel);
            cancelled += booking.Cancelled is null ? 0 : 1;
            if (++rows % RowsBetweenReports == 0)
            {
                progress?.Report($"{rows} bookings, up to {booking.Start.InUtc().Date:uuuu-MM-dd}");
            }
        }

        await copy.CompleteAsync(cancel);
        progress?.Report($"{rows} bookings, {cancelled} of them cancelled");
        return (rows, cancelled);
    }

    /// <returns>How many audit rows were written.</returns>
    public static async Task<long> WriteHistoryAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        await connection.RunAsync(HistorySql, cancel);

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, BookingDraft booking, int[] people, CancellationToken cancel)
    {
        var facility = booking.Room.Facility;
        await copy.StartRowAsync(cancel);
        await copy.WriteAsync(facility.Id, NpgsqlDbType.Integer, cancel);
        await copy.WriteAsync(people[booking.Owner.Index], NpgsqlDbType.Integer, cancel);
        await WriteAsync(copy, booking.Start, cancel);
        await WriteAsync(copy, booking.End, cancel);
        await copy.WriteAsync(booking.Title, NpgsqlDbType.Varchar, cancel);
        await WriteAsync(copy, booking.Description, cancel);
        await copy.WriteAsync(booking.Attendees, NpgsqlDbType.Integer, cancel);
        await WriteAsync(copy, booking.Link, cancel);
        await copy.WriteAsync(booking.Cancelled is null ? BookingStatus.Confirmed : BookingStatus.Cancelled, "booking_status", cancel);
        await WriteAsync(copy, booking.Cancelled?.At, cancel);
        await WriteAsync(copy, booking.Cancelled?.By, people, cancel);
        await WriteAsync(copy, booking.Cancelled?.Reason, cancel);
        await WriteAsync(copy, booking.CreatedAt, cancel);
        await WriteAsync(copy, booking.Cancelled?.At ?? booking.CreatedAt, cancel);
        await WriteAsync(copy, booking.BookedBy, people, cancel);
        await copy.WriteAsync(booking.RequestId, NpgsqlDbType.Uuid, cancel);
        await copy.WriteAsync(facility.BufferBefore, NpgsqlDbType.Smallint, cancel);
        await copy.WriteAsync(facility.BufferAfter, NpgsqlDbType.Smallint, cancel);
        await copy.WriteAsync(booking.IsPrivate, NpgsqlDbType.Boolean, cancel);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, Instant? instant, CancellationToken cancel) =>
        instant is { } value ? copy.WriteAsync(value.ToDateTimeUtc(), NpgsqlDbType.TimestampTz, cancel) : copy.WriteNullAsync(cancel);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken cancel) =>
        text is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(text, NpgsqlDbType.Text, cancel);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, Person? person, int[] people, CancellationToken cancel) =>
        person is null ? copy.WriteNullAsync(cancel) : copy.WriteAsync(people[person.Index], NpgsqlDbType.Integer, cancel);
}
