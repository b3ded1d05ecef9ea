namespace BookingPortal.Tests.Database;

/// <summary>The part of <see cref="Violations"/> that is about facilities, their hours and closures.</summary>
internal static class FacilityViolations
{
    public static readonly IReadOnlyList<(string Constraint, string Statement)> All =
    [
        ("facility_name_not_blank", Set("name = ' '")),
        ("facility_name_not_blank", Set("place = ''")),
        ("facility_time_zone_valid", Set("time_zone = 'FOO3'")),
        ("facility_time_zone_valid", Set("time_zone = 'Foo/Bar'")),
        ("facility_time_zone_valid", Set("time_zone = 'CEST'")),
        ("facility_time_zone_valid", Set("time_zone = '<+02>-2'")),
        ("facility_time_zone_valid", Set("time_zone = 'posix/Europe/Berlin'")),
        ("facility_time_zone_valid", Set("time_zone = ''")),
        ("facility_capacity_valid", Set("capacity = 0")),
        ("facility_capacity_valid", Set("capacity = 1001")),
        ("facility_buffers_valid", Set("buffer_before = -1")),
        ("facility_buffers_valid", Set("buffer_before = 481")),
        ("facility_buffers_valid", Set("buffer_after = -1")),
        ("facility_buffers_valid", Set("buffer_after = 481")),
        ("facility_limits_valid", Set("min_duration = 14")),
        ("facility_limits_valid", Set("min_duration = 1441")),
        ("facility_limits_valid", Set("max_duration = 14")),
        ("facility_limits_valid", Set("max_duration = 1441")),
        ("facility_limits_valid", Set("min_duration = 60, max_duration = 45")),
        ("facility_limits_valid", Set("window_days = -1")),
        ("facility_limits_valid", Set("notice_minutes = -1")),
        ("facility_limits_valid", Set("max_open_bookings = 0")),
        ("facility_limits_valid", Set("max_minutes_per_week = 14")),
        ("facility_approval_hours_valid", Set("approval_hours = 0")),
        ("facility_approval_hours_valid", Set("approval_hours = 8761")),

        ("booking_defaults_one_row", "INSERT INTO booking_defaults (id) VALUES (2)"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET min_duration = 14"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET max_duration = 1441"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET min_duration = 60, max_duration = 45"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET window_days = -1"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET notice_minutes = -1"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET max_open_bookings = 0"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET max_minutes_per_week = 14"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET person_max_open_bookings = 0"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET person_max_minutes_per_week = 14"),
        ("booking_defaults_limits_valid", "UPDATE booking_defaults SET approval_hours = 0"),

        ("feature_name_not_blank", "INSERT INTO features (name) VALUES ('  ')"),
        ("facility_capacities_capacity_valid", "INSERT INTO facility_capacities (facility_id, valid_from, capacity) VALUES ($room, '2099-01-01', 0)"),
        ("facility_capacities_capacity_valid", "INSERT INTO facility_capacities (facility_id, valid_from, capacity) VALUES ($room, '2099-01-01', 1001)"),

        ("closure_time_valid", Closed("NULL, 'Berlin', NULL", "2099-01-02 09:00", "2099-01-02 09:00")),
        ("closure_time_valid", Closed("NULL, 'Berlin', NULL", "2099-01-02", "2099-01-01")),
        ("closure_time_valid", Closed("NULL, 'Berlin', NULL", "2099-01-02", "infinity")),
        ("closure_time_valid", Closed("NULL, 'Berlin', NULL", "-infinity", "2099-01-02")),
        ("closure_scope_valid", Closed("$room, 'Berlin', NULL")),
        ("closure_scope_valid", Closed("$room, NULL, 'Tower'")),
        ("closure_scope_valid", Closed("NULL, NULL, 'Tower'")),
        ("closure_reason_not_blank", Closed("NULL, 'Berlin', NULL", reason: " ")),

        ("opening_hours_weekday_valid", Open(0, 540, 600)),
        ("opening_hours_weekday_valid", Open(8, 540, 600)),
        ("opening_hours_window_valid", Open(2, -15, 600)),
        ("opening_hours_window_valid", Open(2, 540, 1455)),
        ("opening_hours_window_valid", Open(2, 600, 600)),
        ("opening_hours_window_valid", Open(2, 600, 540)),
        ("opening_hours_no_overlap", Open(1, 1065, 1200)),
        ("opening_hours_no_overlap", Open(1, 600, 660)),
    ];

    private static string Set(string columns) => $"UPDATE facilities SET {columns} WHERE id = $room";

    private static string Closed(string scope, string start = "2099-01-01", string end = "2099-01-02", string reason = "Holiday") =>
        $"INSERT INTO facility_closures (facility_id, place, building, starts_local, ends_local, reason) VALUES ({scope}, '{start}', '{end}', '{reason}')";

    private static string Open(int weekday, int opens, int closes) =>
        $"INSERT INTO facility_opening_hours (facility_id, weekday, opens, closes) VALUES ($room, {weekday}, {opens}, {closes})";
}
