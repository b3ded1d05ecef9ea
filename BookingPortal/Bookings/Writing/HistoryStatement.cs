namespace BookingPortal.Bookings.Writing;

/// <summary>What the verbs ask of a booking's history.</summary>
internal static class HistoryStatement
{
    /// <summary>What a request did to a booking: asked when nothing changed and after a lost answer.</summary>
    internal const string OfRequest = """
        SELECT l.request_verb, l.changed_by = @actor, l.reason, l.old_values::text, l.new_values::text, l.action::text
        FROM booking_audit_log l
        WHERE l.booking_id = @booking AND l.request_id = @request
        """;

    /// <summary>What happened since a version was seen, oldest first.</summary>
    internal const string Since = """
        SELECT l.action::text, u.full_name, l.changed_at, l.reason, l.new_values::text
        FROM booking_audit_log l LEFT JOIN users u ON u.id = l.changed_by
        WHERE l.booking_id = @booking AND (l.new_values ->> 'updated_at')::timestamptz > @seen
        ORDER BY l.id LIMIT 20
        """;

    /// <summary>What happened last.</summary>
    internal const string Latest = """
        SELECT l.action::text, u.full_name, l.changed_at, l.reason, l.new_values::text
        FROM booking_audit_log l LEFT JOIN users u ON u.id = l.changed_by
        WHERE l.booking_id = @booking
        ORDER BY l.id DESC LIMIT 1
        """;

    /// <summary>The rules that staff have set aside for a booking so far.</summary>
    internal const string Overridden = """
        SELECT DISTINCT rule FROM booking_audit_log l, unnest(l.overridden_rules) AS rule WHERE l.booking_id = @booking
        """;
}
