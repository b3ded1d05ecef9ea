namespace BookingPortal.Tests.Database;

/// <summary>
/// Rows that break one constraint each. <c>$room</c> and <c>$person</c> stand for a room and a person of the scene; the
/// room holds a booking on 2099-03-04 from 09:00 to 10:00 and is open on Mondays from 09:00 to 18:00.
/// </summary>
internal static class Violations
{
    /// <summary>The name of the constraint, and a statement that it alone refuses.</summary>
    public static readonly IReadOnlyList<(string Constraint, string Statement)> All =
    [
        .. BookingViolations.All,
        .. FacilityViolations.All,
        .. UtilizationViolations.All,
        ("user_full_name_not_blank", "INSERT INTO users (full_name) VALUES ('')"),
        ("user_full_name_not_blank", "UPDATE users SET full_name = E' \\t\\n' WHERE id = $person"),
        ("user_left_is_locked", "UPDATE users SET left_at = now(), locked_at = NULL WHERE id = $person"),
        ("account_link_purpose_known", Linked("'sign_in'", "decode(repeat('ab', 32), 'hex')")),
        ("account_link_token_is_a_hash", Linked("'invitation'", "decode('abcd', 'hex')")),
        ("manager_right_area_valid", Managed("NULL", "NULL", "NULL")),
        ("manager_right_area_valid", Managed("NULL", "'North'", "NULL")),
        ("manager_right_area_valid", Managed("'Berlin'", "NULL", "$room")),
        ("manager_right_area_valid", Managed("NULL", "'North'", "$room")),
        ("audit_values_present", Audited("'created'", "NULL", "NULL")),
        ("audit_values_present", Audited("'created'", "'{}'", "'{}'")),
        ("audit_values_present", Audited("'updated'", "NULL", "'{}'")),
        ("audit_values_present", Audited("'cancelled'", "'{}'", "NULL")),
        ("audit_values_present", Audited("'admin_cancelled'", "NULL", "NULL")),
        ("audit_override_reasoned", Overridden("'{TooLong}'", "NULL")),
        ("audit_override_reasoned", Overridden("'{}'", "'Board meeting'")),
        ("admin_audit_subject_not_blank", "INSERT INTO admin_audit_log (subject, subject_id, action) VALUES ('', '1', 'added')"),
        ("admin_audit_subject_not_blank", "INSERT INTO admin_audit_log (subject, subject_id, action) VALUES ('person', '', 'added')"),
        ("admin_audit_subject_not_blank", "INSERT INTO admin_audit_log (subject, subject_id, action) VALUES ('person', '1', '')"),
    ];

    private static string Linked(string purpose, string hash) =>
        $"INSERT INTO account_links (user_id, purpose, token_hash, expires_at) VALUES ($person, {purpose}, {hash}, now() + interval '1 day')";

    private static string Managed(string place, string building, string room) =>
        $"INSERT INTO manager_rights (user_id, place, building, facility_id) VALUES ($person, {place}, {building}, {room})";

    private static string Overridden(string rules, string reason) =>
        $"INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, overridden_rules, reason) VALUES (1, $room, 'created', '{{}}', {rules}, {reason})";

    private static string Audited(string action, string oldValues, string newValues) =>
        $"INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values) VALUES (1, $room, {action}, {oldValues}, {newValues})";
}
