using System.Net;
using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>The seed's step 4: both audit logs, without foreign keys and without triggers; who may write them is said by the database roles.</summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261122000004_Audit")]
public sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "admin_audit_log",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                subject = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                subject_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                action = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                old_values = table.Column<string>(type: "jsonb", nullable: true),
                new_values = table.Column<string>(type: "jsonb", nullable: true),
                changed_by = table.Column<int>(type: "integer", nullable: true),
                changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "clock_timestamp()"),
                reason = table.Column<string>(type: "text", nullable: true),
                user_agent = table.Column<string>(type: "text", nullable: true),
                ip_address = table.Column<IPAddress>(type: "inet", nullable: true),
                request_id = table.Column<Guid>(type: "uuid", nullable: true),
                trace_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                transaction_id = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_admin_audit_log", x => x.id);
                table.CheckConstraint("admin_audit_subject_not_blank", "subject <> '' AND subject_id <> '' AND action <> ''");
            });

        migrationBuilder.CreateTable(
            name: "booking_audit_log",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                booking_id = table.Column<long>(type: "bigint", nullable: false),
                facility_id = table.Column<int>(type: "integer", nullable: false),
                action = table.Column<AuditAction>(type: "audit_action", nullable: false),
                old_values = table.Column<string>(type: "jsonb", nullable: true),
                new_values = table.Column<string>(type: "jsonb", nullable: true),
                changed_by = table.Column<int>(type: "integer", nullable: true),
                changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "clock_timestamp()"),
                reason = table.Column<string>(type: "text", nullable: true),
                user_agent = table.Column<string>(type: "text", nullable: true),
                ip_address = table.Column<IPAddress>(type: "inet", nullable: true),
                request_id = table.Column<Guid>(type: "uuid", nullable: true),
                trace_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                transaction_id = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()")
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_booking_audit_log", x => x.id);
                table.CheckConstraint("audit_values_present", "new_values IS NOT NULL AND jsonb_typeof(new_values) = 'object' AND ((action = 'created') = (old_values IS NULL)) "
                    + "AND (old_values IS NULL OR jsonb_typeof(old_values) = 'object')");
            });

        migrationBuilder.CreateIndex(
            name: "idx_admin_audit_changed_at",
            table: "admin_audit_log",
            column: "changed_at",
            descending: []);

        migrationBuilder.CreateIndex(
            name: "idx_admin_audit_subject",
            table: "admin_audit_log",
            columns: new[] { "subject", "subject_id", "changed_at" },
            descending: new[] { false, false, true });

        migrationBuilder.CreateIndex(
            name: "idx_admin_audit_user",
            table: "admin_audit_log",
            columns: new[] { "changed_by", "changed_at" },
            descending: new[] { false, true });

        migrationBuilder.CreateIndex(
            name: "idx_booking_audit_action",
            table: "booking_audit_log",
            columns: new[] { "action", "changed_at" },
            descending: new[] { false, true });

        migrationBuilder.CreateIndex(
            name: "idx_booking_audit_booking_id",
            table: "booking_audit_log",
            columns: new[] { "booking_id", "changed_at" },
            descending: new[] { false, true });

        migrationBuilder.CreateIndex(
            name: "idx_booking_audit_facility",
            table: "booking_audit_log",
            columns: new[] { "facility_id", "changed_at" },
            descending: new[] { false, true });

        migrationBuilder.CreateIndex(
            name: "idx_booking_audit_transaction",
            table: "booking_audit_log",
            columns: new[] { "transaction_id", "id" });

        migrationBuilder.CreateIndex(
            name: "idx_booking_audit_user",
            table: "booking_audit_log",
            columns: new[] { "changed_by", "changed_at" },
            descending: new[] { false, true });

        migrationBuilder.CreateIndex(
            name: "uq_booking_audit_request",
            table: "booking_audit_log",
            columns: new[] { "request_id", "booking_id" },
            unique: true,
            filter: "request_id IS NOT NULL");

        migrationBuilder.Sql("""
            COMMENT ON INDEX idx_admin_audit_changed_at IS 'Administration log, newest first';
            COMMENT ON INDEX idx_admin_audit_subject IS 'History of one facility or person, newest first';
            COMMENT ON INDEX idx_admin_audit_user IS 'Administration log by person, newest first';
            COMMENT ON INDEX idx_booking_audit_action IS 'Audit log by action: action = a, newest first';
            COMMENT ON INDEX idx_booking_audit_booking_id IS 'History of a booking: booking_id = b, newest first';
            COMMENT ON INDEX idx_booking_audit_facility IS 'Audit log by facility, the day of a facility as it was: facility_id = f, newest first';
            COMMENT ON INDEX idx_booking_audit_transaction IS 'Change feed: (transaction_id, id) > cursor, in commit order';
            COMMENT ON INDEX idx_booking_audit_user IS 'Audit log by person: changed_by = p, newest first';
            COMMENT ON INDEX uq_booking_audit_request IS 'Lost answers settled by request_id; one row of a booking for each request';
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("booking_audit_log");
        migrationBuilder.DropTable("admin_audit_log");
    }
}
