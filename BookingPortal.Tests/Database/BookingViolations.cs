namespace BookingPortal.Tests.Database;

/// <summary>The part of <see cref="Violations"/> that is about bookings.</summary>
internal static class BookingViolations
{
    private const string Cancelled = "'cancelled', now(), $person";

    public static readonly IReadOnlyList<(string Constraint, string Statement)> All =
    [
        ("booking_no_overlap", Between("2099-03-04 09:00+00", "2099-03-04 10:00+00")),
        ("booking_no_overlap", Between("2099-03-04 09:15+00", "2099-03-04 09:45+00")),
        ("booking_no_overlap", Between("2099-03-04 08:45+00", "2099-03-04 09:15+00")),
        ("booking_no_overlap", Between("2099-03-04 09:45+00", "2099-03-04 10:15+00")),
        ("booking_no_overlap", Between("2099-03-04 08:00+00", "2099-03-04 11:00+00")),
        ("booking_no_overlap", With("status", "'pending'", "2099-03-04 09:30+00", "2099-03-04 10:30+00")),

        ("booking_time_valid", Between("2099-03-05 10:00+00", "2099-03-05 10:00+00")),
        ("booking_time_valid", Between("2099-03-05 10:00+00", "2099-03-05 09:00+00")),
        ("booking_time_valid", Between("infinity", "infinity")),

        ("booking_time_granularity", Between("2099-03-05 09:00:59.5+00", "2099-03-05 10:00+00")),
        ("booking_time_granularity", Between("2099-03-05 09:00:01+00", "2099-03-05 10:00+00")),
        ("booking_time_granularity", Between("2099-03-05 09:00+00", "2099-03-05 10:00:00.000001+00")),
        ("booking_time_granularity", Between("2099-03-05 09:10+00", "2099-03-05 10:00+00")),
        ("booking_time_granularity", Between("2099-03-05 09:00+00", "2099-03-05 09:59+00")),

        ("booking_duration_reasonable", Between("2099-03-05 09:00+00", "2099-03-06 10:00+00")),
        ("booking_duration_reasonable", Between("2099-03-05 09:00+00", "2099-03-06 09:15+00")),
        ("booking_duration_reasonable", Between("2099-03-05 09:00+00", "infinity")),

        ("booking_not_in_past", Between("2020-03-05 09:00+00", "2020-03-05 10:00+00")),
        ("booking_not_in_past", With("created_at", "'2099-03-05 09:15+00'", "2099-03-05 09:00+00", "2099-03-05 10:00+00")),
        ("booking_not_in_past", With("created_at", "'-infinity'")),
        ("booking_not_in_past", With("created_at", "'infinity'")),

        ("booking_attendee_count_valid", With("attendee_count", "0")),
        ("booking_attendee_count_valid", With("attendee_count", "-1")),
        ("booking_attendee_count_valid", With("attendee_count", "1001")),

        ("booking_cancellation_consistency", With("status", "'cancelled'")),
        ("booking_cancellation_consistency", With("status, cancelled_at", "'cancelled', now()")),
        ("booking_cancellation_consistency", With("status, cancelled_by", "'cancelled', $person")),
        ("booking_cancellation_consistency", With("status, cancelled_at, cancelled_by", "'cancelled', '1999-12-31', $person")),
        ("booking_cancellation_consistency", With("status, cancelled_at, cancelled_by", "'cancelled', now() - interval '6 minutes', $person")),
        ("booking_cancellation_consistency", With("status, cancelled_at, cancelled_by", "'cancelled', 'infinity', $person")),
        ("booking_cancellation_consistency", With("cancelled_at", "now()")),
        ("booking_cancellation_consistency", With("cancelled_by", "$person")),
        ("booking_cancellation_consistency", With("cancellation_reason", "'no longer needed'")),
        ("booking_cancellation_consistency", With("status, cancellation_reason", "'pending', 'no longer needed'")),

        ("booking_reason_not_blank", With("status, cancelled_at, cancelled_by, cancellation_reason", $"{Cancelled}, '  '")),
        ("booking_reason_not_blank", With("status, cancelled_at, cancelled_by, cancellation_reason", $"{Cancelled}, E'\\u200B'")),

        ("booking_updated_after_created", With("updated_at", "'-infinity'")),
        ("booking_updated_after_created", With("updated_at", "'infinity'")),
        ("booking_updated_after_created", With("updated_at", "now() - interval '6 minutes'")),

        ("booking_title_not_blank", With("title", "''")),
        ("booking_title_not_blank", With("title", "E' \\t\\r\\n'")),
        ("booking_title_not_blank", With("title", "E'\\u00A0'")),
        ("booking_title_not_blank", With("title", "E'\\u200B\\u200D'")),
        ("booking_title_not_blank", With("title", "E'\\uFEFF'")),

        ("booking_meeting_url_https", With("external_meeting_url", "'javascript:alert(1)'")),
        ("booking_meeting_url_https", With("external_meeting_url", "'http://meet.example/1'")),
        ("booking_meeting_url_https", With("external_meeting_url", "'https://'")),
        ("booking_meeting_url_https", With("external_meeting_url", "'https:///meeting'")),
        ("booking_meeting_url_https", With("external_meeting_url", "'https://meet.example/a room'")),
        ("booking_meeting_url_https", With("external_meeting_url", "E'https://meet.example/1\\njavascript:alert(1)'")),
        ("booking_meeting_url_https", With("external_meeting_url", "E'javascript:alert(1)\\nhttps://meet.example/1'")),
        ("booking_meeting_url_https", With("external_meeting_url", "''")),

        ("booking_text_length", With("description", "repeat('x', 10001)")),
        ("booking_text_length", With("status, cancelled_at, cancelled_by, cancellation_reason", $"{Cancelled}, repeat('x', 10001)")),

        ("booking_expiry_valid", With("expires_at", "now()")),
        ("booking_expiry_valid", With("status, expires_at", "'pending', 'infinity'")),

        ("booking_buffers_valid", With("buffer_before", "-1")),
        ("booking_buffers_valid", With("buffer_before", "481")),
        ("booking_buffers_valid", With("buffer_after", "-1")),
        ("booking_buffers_valid", With("buffer_after", "481")),
    ];

    private static string Between(string start, string end) =>
        $"INSERT INTO bookings (facility_id, user_id, start_time, end_time, title) VALUES ($room, $person, '{start}', '{end}', 'Review')";

    /// <summary>A booking that is fine but for the columns given.</summary>
    private static string With(
        string columns, string values, string start = "2099-03-05 09:00+00", string end = "2099-03-05 10:00+00") =>
        columns == "title"
            ? $"INSERT INTO bookings (facility_id, user_id, start_time, end_time, title) VALUES ($room, $person, '{start}', '{end}', {values})"
            : $"INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, {columns}) VALUES ($room, $person, '{start}', '{end}', 'Review', {values})";
}
