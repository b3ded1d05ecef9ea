using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>What the verbs after booking and cancelling need: requests that expire, overrides that are told, limits of the whole organisation.</summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261124000001_Verbs")]
public sealed class Verbs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<short>(
            name: "approval_hours",
            table: "facilities",
            type: "smallint",
            nullable: true);

        migrationBuilder.AddColumn<DateTime>(
            name: "expires_at",
            table: "bookings",
            type: "timestamp with time zone",
            nullable: true);

        migrationBuilder.AddColumn<string[]>(
            name: "overridden_rules",
            table: "booking_audit_log",
            type: "text[]",
            nullable: true);

        migrationBuilder.CreateTable(
            name: "booking_defaults",
            columns: table => new
            {
                id = table.Column<short>(type: "smallint", nullable: false),
                min_duration = table.Column<short>(type: "smallint", nullable: true),
                max_duration = table.Column<short>(type: "smallint", nullable: true),
                window_days = table.Column<short>(type: "smallint", nullable: true),
                notice_minutes = table.Column<int>(type: "integer", nullable: true),
                max_open_bookings = table.Column<short>(type: "smallint", nullable: true),
                max_minutes_per_week = table.Column<int>(type: "integer", nullable: true),
                person_max_open_bookings = table.Column<short>(type: "smallint", nullable: true),
                person_max_minutes_per_week = table.Column<int>(type: "integer", nullable: true),
                approval_hours = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)72)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_booking_defaults", x => x.id);
                table.CheckConstraint("booking_defaults_limits_valid", "(min_duration IS NULL OR min_duration BETWEEN 15 AND 1440) AND (max_duration IS NULL OR max_duration BETWEEN 15 AND 1440) AND (min_duration IS NULL OR max_duration IS NULL OR min_duration <= max_duration) AND (window_days IS NULL OR window_days >= 0) AND (notice_minutes IS NULL OR notice_minutes >= 0) AND (max_open_bookings IS NULL OR max_open_bookings > 0) AND (max_minutes_per_week IS NULL OR max_minutes_per_week >= 15) AND (person_max_open_bookings IS NULL OR person_max_open_bookings > 0) AND (person_max_minutes_per_week IS NULL OR person_max_minutes_per_week >= 15) AND approval_hours BETWEEN 1 AND 8760");
                table.CheckConstraint("booking_defaults_one_row", "id = 1");
            });

        migrationBuilder.AddCheckConstraint(
            name: "facility_approval_hours_valid",
            table: "facilities",
            sql: "approval_hours IS NULL OR approval_hours BETWEEN 1 AND 8760");

        migrationBuilder.CreateIndex(
            name: "idx_bookings_pending",
            table: "bookings",
            column: "expires_at",
            filter: "status = 'pending'");

        migrationBuilder.AddCheckConstraint(
            name: "booking_expiry_valid",
            table: "bookings",
            sql: "expires_at IS NULL OR (isfinite(expires_at) AND status <> 'confirmed')");

        migrationBuilder.AddCheckConstraint(
            name: "audit_override_reasoned",
            table: "booking_audit_log",
            sql: "overridden_rules IS NULL OR (cardinality(overridden_rules) > 0 AND reason IS NOT NULL)");

        migrationBuilder.Sql("""
            INSERT INTO booking_defaults (id) VALUES (1);
            COMMENT ON INDEX idx_bookings_pending IS 'Requests to expire: status pending AND expires_at <= now; the queue of approvals, ordered by expires_at';
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(
            name: "booking_defaults");

        migrationBuilder.DropCheckConstraint(
            name: "facility_approval_hours_valid",
            table: "facilities");

        migrationBuilder.DropIndex(
            name: "idx_bookings_pending",
            table: "bookings");

        migrationBuilder.DropCheckConstraint(
            name: "booking_expiry_valid",
            table: "bookings");

        migrationBuilder.DropCheckConstraint(
            name: "audit_override_reasoned",
            table: "booking_audit_log");

        migrationBuilder.DropColumn(
            name: "approval_hours",
            table: "facilities");

        migrationBuilder.DropColumn(
            name: "expires_at",
            table: "bookings");

        migrationBuilder.DropColumn(
            name: "overridden_rules",
            table: "booking_audit_log");
    }
}
