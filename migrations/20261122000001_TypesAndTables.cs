using System.Net;
using BookingPortal.Bookings;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>The seed's step 1: types first (the seed had them after the tables that need them), then the tables, without constraints.</summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261122000001_TypesAndTables")]
public sealed class TypesAndTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            CREATE TYPE booking_status AS ENUM ('confirmed', 'cancelled', 'pending');
            CREATE TYPE audit_action AS ENUM
                ('created', 'updated', 'cancelled', 'admin_cancelled', 'restored', 'approved', 'rejected', 'expired', 'redacted');
            """);

        migrationBuilder.CreateTable(
            name: "data_protection_keys",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                friendly_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                xml = table.Column<string>(type: "text", nullable: false),
                created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_data_protection_keys", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "facilities",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                building = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                floor = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                location = table.Column<string>(type: "text", nullable: false, computedColumnSql: "place || CASE WHEN building IS NULL THEN '' ELSE ', ' || building END || CASE WHEN floor IS NULL THEN '' ELSE ', ' || floor END", stored: true),
                description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                capacity = table.Column<int>(type: "integer", nullable: false),
                time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                is_active = table.Column<bool>(type: "boolean", nullable: false, defaultValue: true),
                retired_from = table.Column<DateOnly>(type: "date", nullable: true),
                buffer_before = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                buffer_after = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                min_duration = table.Column<short>(type: "smallint", nullable: true),
                max_duration = table.Column<short>(type: "smallint", nullable: true),
                window_days = table.Column<short>(type: "smallint", nullable: true),
                notice_minutes = table.Column<int>(type: "integer", nullable: true),
                max_open_bookings = table.Column<short>(type: "smallint", nullable: true),
                max_minutes_per_week = table.Column<int>(type: "integer", nullable: true),
                requires_approval = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                rules_version = table.Column<int>(type: "integer", nullable: false, defaultValue: 1)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_facilities", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "features",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                icon = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, defaultValue: "check")
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_features", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "roles",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                concurrency_stamp = table.Column<string>(type: "text", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_roles", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "users",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                home_place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                time_zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                culture = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                locked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                email_confirmed = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                password_hash = table.Column<string>(type: "text", nullable: true),
                security_stamp = table.Column<string>(type: "text", nullable: true),
                concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                lockout_enabled = table.Column<bool>(type: "boolean", nullable: false, defaultValue: true),
                access_failed_count = table.Column<int>(type: "integer", nullable: false, defaultValue: 0)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_users", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "facility_capacities",
            columns: table => new
            {
                facility_id = table.Column<int>(type: "integer", nullable: false),
                valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                capacity = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_facility_capacities", x => new { x.facility_id, x.valid_from });
                table.ForeignKey(
                    name: "fk_facility_capacities_facilities_facility_id",
                    column: x => x.facility_id,
                    principalTable: "facilities",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "facility_closures",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                facility_id = table.Column<int>(type: "integer", nullable: true),
                place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                building = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                starts_local = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                ends_local = table.Column<DateTime>(type: "timestamp without time zone", nullable: false),
                reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_facility_closures", x => x.id);
                table.ForeignKey(
                    name: "fk_facility_closures_facilities_facility_id",
                    column: x => x.facility_id,
                    principalTable: "facilities",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "facility_opening_hours",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                facility_id = table.Column<int>(type: "integer", nullable: false),
                weekday = table.Column<short>(type: "smallint", nullable: false),
                opens = table.Column<short>(type: "smallint", nullable: false),
                closes = table.Column<short>(type: "smallint", nullable: false),
                valid_from = table.Column<DateOnly>(type: "date", nullable: false, defaultValueSql: "'2000-01-01'::date")
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_facility_opening_hours", x => x.id);
                table.ForeignKey(
                    name: "fk_facility_opening_hours_facilities_facility_id",
                    column: x => x.facility_id,
                    principalTable: "facilities",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "facility_features",
            columns: table => new
            {
                facility_id = table.Column<int>(type: "integer", nullable: false),
                feature_id = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_facility_features", x => new { x.facility_id, x.feature_id });
                table.ForeignKey(
                    name: "fk_facility_features_facilities_facility_id",
                    column: x => x.facility_id,
                    principalTable: "facilities",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
                table.ForeignKey(
                    name: "fk_facility_features_features_feature_id",
                    column: x => x.feature_id,
                    principalTable: "features",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "role_claims",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                role_id = table.Column<int>(type: "integer", nullable: false),
                claim_type = table.Column<string>(type: "text", nullable: true),
                claim_value = table.Column<string>(type: "text", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_role_claims", x => x.id);
                table.ForeignKey(
                    name: "fk_role_claims_roles_role_id",
                    column: x => x.role_id,
                    principalTable: "roles",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "bookings",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                facility_id = table.Column<int>(type: "integer", nullable: false),
                user_id = table.Column<int>(type: "integer", nullable: false),
                start_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                end_time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                title = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                description = table.Column<string>(type: "text", nullable: true),
                attendee_count = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                external_meeting_url = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                status = table.Column<BookingStatus>(type: "booking_status", nullable: false, defaultValue: BookingStatus.Confirmed),
                cancelled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                cancelled_by = table.Column<int>(type: "integer", nullable: true),
                cancellation_reason = table.Column<string>(type: "text", nullable: true),
                created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                created_by = table.Column<int>(type: "integer", nullable: true),
                request_id = table.Column<Guid>(type: "uuid", nullable: false, defaultValueSql: "gen_random_uuid()"),
                buffer_before = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                buffer_after = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0),
                is_private = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_bookings", x => x.id);
                table.ForeignKey(
                    name: "fk_bookings_facilities_facility_id",
                    column: x => x.facility_id,
                    principalTable: "facilities",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    name: "fk_bookings_users_cancelled_by",
                    column: x => x.cancelled_by,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    name: "fk_bookings_users_created_by",
                    column: x => x.created_by,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Restrict);
                table.ForeignKey(
                    name: "fk_bookings_users_user_id",
                    column: x => x.user_id,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            name: "user_claims",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                user_id = table.Column<int>(type: "integer", nullable: false),
                claim_type = table.Column<string>(type: "text", nullable: true),
                claim_value = table.Column<string>(type: "text", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_claims", x => x.id);
                table.ForeignKey(
                    name: "fk_user_claims_users_user_id",
                    column: x => x.user_id,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "user_logins",
            columns: table => new
            {
                login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                provider_display_name = table.Column<string>(type: "text", nullable: true),
                user_id = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_logins", x => new { x.login_provider, x.provider_key });
                table.ForeignKey(
                    name: "fk_user_logins_users_user_id",
                    column: x => x.user_id,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "user_passkeys",
            columns: table => new
            {
                credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                user_id = table.Column<int>(type: "integer", nullable: false),
                data = table.Column<string>(type: "jsonb", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_passkeys", x => x.credential_id);
                table.ForeignKey(
                    name: "fk_user_passkeys_users_user_id",
                    column: x => x.user_id,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "user_roles",
            columns: table => new
            {
                user_id = table.Column<int>(type: "integer", nullable: false),
                role_id = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_roles", x => new { x.user_id, x.role_id });
                table.ForeignKey(
                    name: "fk_user_roles_roles_role_id",
                    column: x => x.role_id,
                    principalTable: "roles",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
                table.ForeignKey(
                    name: "fk_user_roles_users_user_id",
                    column: x => x.user_id,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "user_tokens",
            columns: table => new
            {
                user_id = table.Column<int>(type: "integer", nullable: false),
                login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                value = table.Column<string>(type: "text", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                table.ForeignKey(
                    name: "fk_user_tokens_users_user_id",
                    column: x => x.user_id,
                    principalTable: "users",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.Sql("""
            INSERT INTO roles (name, normalized_name, concurrency_stamp)
            SELECT name, upper(name), gen_random_uuid()::text FROM unnest(ARRAY['Employee', 'Staff', 'Admin']) AS name;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("user_tokens");
        migrationBuilder.DropTable("user_roles");
        migrationBuilder.DropTable("user_passkeys");
        migrationBuilder.DropTable("user_logins");
        migrationBuilder.DropTable("user_claims");
        migrationBuilder.DropTable("bookings");
        migrationBuilder.DropTable("role_claims");
        migrationBuilder.DropTable("facility_features");
        migrationBuilder.DropTable("facility_opening_hours");
        migrationBuilder.DropTable("facility_closures");
        migrationBuilder.DropTable("facility_capacities");
        migrationBuilder.DropTable("users");
        migrationBuilder.DropTable("roles");
        migrationBuilder.DropTable("features");
        migrationBuilder.DropTable("facilities");
        migrationBuilder.DropTable("data_protection_keys");
        migrationBuilder.Sql("DROP TYPE booking_status; DROP TYPE audit_action;");
    }
}
