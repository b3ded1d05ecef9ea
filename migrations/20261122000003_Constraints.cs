using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>The seed's step 3: every CHECK is a function of the row alone, and no two active bookings of a room overlap.</summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261122000003_Constraints")]
public sealed class Constraints : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddCheckConstraint("facility_buffers_valid", "facilities",
            "buffer_before BETWEEN 0 AND 480 AND buffer_after BETWEEN 0 AND 480");
        migrationBuilder.AddCheckConstraint("facility_capacity_valid", "facilities",
            "capacity BETWEEN 1 AND 1000");
        migrationBuilder.AddCheckConstraint("facility_limits_valid", "facilities",
            "(min_duration IS NULL OR min_duration BETWEEN 15 AND 1440) AND (max_duration IS NULL OR max_duration BETWEEN 15 AND 1440) AND (min_duration IS NULL OR max_duration IS NULL OR min_duration <= max_duration) AND (window_days IS NULL OR window_days >= 0) AND (notice_minutes IS NULL OR notice_minutes >= 0) AND (max_open_bookings IS NULL OR max_open_bookings > 0) AND (max_minutes_per_week IS NULL OR max_minutes_per_week >= 15)");
        migrationBuilder.AddCheckConstraint("facility_name_not_blank", "facilities",
            "name ~ '[^[:space:]]' AND place ~ '[^[:space:]]'");
        migrationBuilder.AddCheckConstraint("facility_time_zone_valid", "facilities",
            "CASE WHEN time_zone ~ '^(UTC|Etc/(UTC|GMT([+-]([0-9]|1[0-4]))?)|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(/[A-Z][A-Za-z_-]+){1,2})$' THEN ('2000-01-01 00:00+00'::timestamptz AT TIME ZONE time_zone) IS NOT NULL ELSE false END");
        migrationBuilder.AddCheckConstraint("feature_name_not_blank", "features",
            "name ~ '[^[:space:]]'");
        migrationBuilder.AddCheckConstraint("user_full_name_not_blank", "users",
            "full_name ~ '[^[:space:]]'");
        migrationBuilder.AddCheckConstraint("facility_capacities_capacity_valid", "facility_capacities",
            "capacity BETWEEN 1 AND 1000");
        migrationBuilder.AddCheckConstraint("closure_reason_not_blank", "facility_closures",
            "reason ~ '[^[:space:]]'");
        migrationBuilder.AddCheckConstraint("closure_scope_valid", "facility_closures",
            "(facility_id IS NULL OR (place IS NULL AND building IS NULL)) AND (building IS NULL OR place IS NOT NULL)");
        migrationBuilder.AddCheckConstraint("closure_time_valid", "facility_closures",
            "isfinite(starts_local) AND isfinite(ends_local) AND ends_local > starts_local");
        migrationBuilder.AddCheckConstraint("opening_hours_weekday_valid", "facility_opening_hours",
            "weekday BETWEEN 1 AND 7");
        migrationBuilder.AddCheckConstraint("opening_hours_window_valid", "facility_opening_hours",
            "opens >= 0 AND closes > opens AND closes <= 1440");
        migrationBuilder.AddCheckConstraint("booking_attendee_count_valid", "bookings",
            "attendee_count > 0 AND attendee_count <= 1000");
        migrationBuilder.AddCheckConstraint("booking_buffers_valid", "bookings",
            "buffer_before BETWEEN 0 AND 480 AND buffer_after BETWEEN 0 AND 480");
        migrationBuilder.AddCheckConstraint("booking_cancellation_consistency", "bookings",
            "(status = 'cancelled' AND cancelled_at IS NOT NULL AND isfinite(cancelled_at) AND cancelled_by IS NOT NULL AND cancelled_at >= created_at - '00:05:00'::interval) OR (status <> 'cancelled' AND cancelled_at IS NULL AND cancelled_by IS NULL AND cancellation_reason IS NULL)");
        migrationBuilder.AddCheckConstraint("booking_duration_reasonable", "bookings",
            "end_time <= start_time + '24:00:00'::interval");
        migrationBuilder.AddCheckConstraint("booking_meeting_url_https", "bookings",
            "external_meeting_url IS NULL OR external_meeting_url ~ '^https://[^[:space:]/?#]+[^[:space:]]*$'");
        migrationBuilder.AddCheckConstraint("booking_not_in_past", "bookings",
            "isfinite(created_at) AND start_time > created_at - '00:15:00'::interval");
        migrationBuilder.AddCheckConstraint("booking_text_length", "bookings",
            "char_length(description) <= 10000 AND char_length(cancellation_reason) <= 10000");
        migrationBuilder.AddCheckConstraint("booking_reason_not_blank", "bookings",
            "cancellation_reason IS NULL OR cancellation_reason ~ '[^[:space:]\\u0085\\u00A0\\u1680\\u2000-\\u200F\\u2028\\u2029\\u202F\\u205F\\u2060\\u3000\\uFEFF]'");
        migrationBuilder.AddCheckConstraint("booking_updated_after_created", "bookings",
            "isfinite(updated_at) AND updated_at >= created_at - '00:05:00'::interval");
        migrationBuilder.AddCheckConstraint("booking_time_granularity", "bookings",
            "date_bin('15 minutes', start_time, '2000-01-01 00:00+00'::timestamptz) = start_time AND date_bin('15 minutes', end_time, '2000-01-01 00:00+00'::timestamptz) = end_time");
        migrationBuilder.AddCheckConstraint("booking_time_valid", "bookings",
            "isfinite(start_time) AND isfinite(end_time) AND end_time > start_time");
        migrationBuilder.AddCheckConstraint("booking_title_not_blank", "bookings",
            "title ~ '[^[:space:]\\u0085\\u00A0\\u1680\\u2000-\\u200F\\u2028\\u2029\\u202F\\u205F\\u2060\\u3000\\uFEFF]'");

        // The guard. Half-open, with the buffers in it; timestamps in UTC, because only this form is immutable.
        migrationBuilder.Sql("""
            ALTER TABLE bookings ADD CONSTRAINT booking_no_overlap EXCLUDE USING gist (
                facility_id WITH =,
                tsrange(
                    (start_time AT TIME ZONE 'UTC') - make_interval(mins => buffer_before),
                    (end_time AT TIME ZONE 'UTC') + make_interval(mins => buffer_after),
                    '[)') WITH &&)
                WHERE (status IN ('confirmed', 'pending'));

            ALTER TABLE facility_opening_hours ADD CONSTRAINT opening_hours_no_overlap EXCLUDE USING gist (
                facility_id WITH =, valid_from WITH =, weekday WITH =, int4range(opens, closes) WITH &&);
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            ALTER TABLE facility_opening_hours DROP CONSTRAINT opening_hours_no_overlap;
            ALTER TABLE bookings DROP CONSTRAINT booking_no_overlap;
            """);
        migrationBuilder.DropCheckConstraint("booking_title_not_blank", "bookings");
        migrationBuilder.DropCheckConstraint("booking_time_valid", "bookings");
        migrationBuilder.DropCheckConstraint("booking_updated_after_created", "bookings");
        migrationBuilder.DropCheckConstraint("booking_reason_not_blank", "bookings");
        migrationBuilder.DropCheckConstraint("booking_time_granularity", "bookings");
        migrationBuilder.DropCheckConstraint("booking_text_length", "bookings");
        migrationBuilder.DropCheckConstraint("booking_not_in_past", "bookings");
        migrationBuilder.DropCheckConstraint("booking_meeting_url_https", "bookings");
        migrationBuilder.DropCheckConstraint("booking_duration_reasonable", "bookings");
        migrationBuilder.DropCheckConstraint("booking_cancellation_consistency", "bookings");
        migrationBuilder.DropCheckConstraint("booking_buffers_valid", "bookings");
        migrationBuilder.DropCheckConstraint("booking_attendee_count_valid", "bookings");
        migrationBuilder.DropCheckConstraint("opening_hours_window_valid", "facility_opening_hours");
        migrationBuilder.DropCheckConstraint("opening_hours_weekday_valid", "facility_opening_hours");
        migrationBuilder.DropCheckConstraint("closure_time_valid", "facility_closures");
        migrationBuilder.DropCheckConstraint("closure_scope_valid", "facility_closures");
        migrationBuilder.DropCheckConstraint("closure_reason_not_blank", "facility_closures");
        migrationBuilder.DropCheckConstraint("facility_capacities_capacity_valid", "facility_capacities");
        migrationBuilder.DropCheckConstraint("user_full_name_not_blank", "users");
        migrationBuilder.DropCheckConstraint("feature_name_not_blank", "features");
        migrationBuilder.DropCheckConstraint("facility_time_zone_valid", "facilities");
        migrationBuilder.DropCheckConstraint("facility_name_not_blank", "facilities");
        migrationBuilder.DropCheckConstraint("facility_limits_valid", "facilities");
        migrationBuilder.DropCheckConstraint("facility_capacity_valid", "facilities");
        migrationBuilder.DropCheckConstraint("facility_buffers_valid", "facilities");
    }
}
