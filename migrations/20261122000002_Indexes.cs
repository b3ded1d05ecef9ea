using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>The seed's step 2: indexes, each with the question that it answers as its comment.</summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261122000002_Indexes")]
public sealed class Indexes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex(
            name: "idx_bookings_cancelled_by",
            table: "bookings",
            column: "cancelled_by",
            filter: "cancelled_by IS NOT NULL");

        migrationBuilder.CreateIndex(
            name: "idx_bookings_created_at",
            table: "bookings",
            column: "created_at")
            .Annotation("Npgsql:IndexMethod", "brin");

        migrationBuilder.CreateIndex(
            name: "idx_bookings_created_by",
            table: "bookings",
            columns: new[] { "created_by", "start_time" },
            filter: "created_by IS NOT NULL");

        migrationBuilder.CreateIndex(
            name: "idx_bookings_facility_start",
            table: "bookings",
            columns: new[] { "facility_id", "start_time" })
            .Annotation("Npgsql:IndexInclude", new[] { "end_time", "status" });

        migrationBuilder.CreateIndex(
            name: "idx_bookings_user_start",
            table: "bookings",
            columns: new[] { "user_id", "start_time" });

        migrationBuilder.CreateIndex(
            name: "uq_bookings_request_id",
            table: "bookings",
            column: "request_id",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "uq_facilities_place_name",
            table: "facilities",
            columns: new[] { "place", "name" },
            unique: true,
            filter: "is_active");

        migrationBuilder.CreateIndex(
            name: "idx_closures_ends",
            table: "facility_closures",
            column: "ends_local");

        migrationBuilder.CreateIndex(
            name: "idx_closures_facility",
            table: "facility_closures",
            columns: new[] { "facility_id", "starts_local" },
            filter: "facility_id IS NOT NULL");

        migrationBuilder.CreateIndex(
            name: "ix_facility_features_feature_id",
            table: "facility_features",
            column: "feature_id");

        migrationBuilder.CreateIndex(
            name: "idx_opening_hours_facility",
            table: "facility_opening_hours",
            columns: new[] { "facility_id", "valid_from" },
            descending: new[] { false, true });

        migrationBuilder.CreateIndex(
            name: "uq_features_name",
            table: "features",
            column: "name",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "ix_role_claims_role_id",
            table: "role_claims",
            column: "role_id");

        migrationBuilder.CreateIndex(
            name: "uq_roles_name",
            table: "roles",
            column: "normalized_name",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "ix_user_claims_user_id",
            table: "user_claims",
            column: "user_id");

        migrationBuilder.CreateIndex(
            name: "ix_user_logins_user_id",
            table: "user_logins",
            column: "user_id");

        migrationBuilder.CreateIndex(
            name: "ix_user_passkeys_user_id",
            table: "user_passkeys",
            column: "user_id");

        migrationBuilder.CreateIndex(
            name: "ix_user_roles_role_id",
            table: "user_roles",
            column: "role_id");

        migrationBuilder.CreateIndex(
            name: "uq_users_email",
            table: "users",
            column: "normalized_email",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "uq_users_user_name",
            table: "users",
            column: "normalized_user_name",
            unique: true);

        migrationBuilder.Sql("""
            COMMENT ON INDEX idx_bookings_cancelled_by IS 'Foreign key when a person is deleted';
            COMMENT ON INDEX idx_bookings_created_at IS 'Conflicts by day of the last 7 days: created_at >= since';
            COMMENT ON INDEX idx_bookings_created_by IS 'Booked by me for others: created_by = me, ordered by start_time; foreign key when a person is deleted';
            COMMENT ON INDEX idx_bookings_facility_start IS 'Day grid, availability: facility_id = ANY(rooms) AND start_time < until AND start_time > from - 24 h AND end_time > from';
            COMMENT ON INDEX idx_bookings_user_start IS 'My bookings: user_id = me, ordered by start_time; foreign key when a person is deleted';
            COMMENT ON INDEX uq_bookings_request_id IS 'Same click sent twice, lost answers: request_id = key';
            COMMENT ON INDEX uq_facilities_place_name IS 'Catalog of active rooms ordered by place and name';
            COMMENT ON INDEX idx_closures_ends IS 'Catalog: closures that are not over, ends_local > since';
            COMMENT ON INDEX idx_closures_facility IS 'Closures of one facility; foreign key when it goes';
            COMMENT ON INDEX ix_facility_features_feature_id IS 'Rooms with a feature';
            COMMENT ON INDEX idx_opening_hours_facility IS 'Catalog: hours of a facility, newest first';
            COMMENT ON INDEX uq_features_name IS 'A feature by its name';
            COMMENT ON INDEX ix_role_claims_role_id IS 'Foreign key when a role is deleted';
            COMMENT ON INDEX uq_roles_name IS 'A role by its name';
            COMMENT ON INDEX ix_user_claims_user_id IS 'Claims of a person at sign-in';
            COMMENT ON INDEX ix_user_logins_user_id IS 'External logins of a person';
            COMMENT ON INDEX ix_user_passkeys_user_id IS 'Passkeys of a person';
            COMMENT ON INDEX ix_user_roles_role_id IS 'People of a role';
            COMMENT ON INDEX uq_users_email IS 'Sign-in by e-mail';
            COMMENT ON INDEX uq_users_user_name IS 'Sign-in by name';
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("uq_users_user_name", "users");
        migrationBuilder.DropIndex("uq_users_email", "users");
        migrationBuilder.DropIndex("ix_user_roles_role_id", "user_roles");
        migrationBuilder.DropIndex("ix_user_passkeys_user_id", "user_passkeys");
        migrationBuilder.DropIndex("ix_user_logins_user_id", "user_logins");
        migrationBuilder.DropIndex("ix_user_claims_user_id", "user_claims");
        migrationBuilder.DropIndex("uq_roles_name", "roles");
        migrationBuilder.DropIndex("ix_role_claims_role_id", "role_claims");
        migrationBuilder.DropIndex("uq_features_name", "features");
        migrationBuilder.DropIndex("idx_opening_hours_facility", "facility_opening_hours");
        migrationBuilder.DropIndex("ix_facility_features_feature_id", "facility_features");
        migrationBuilder.DropIndex("idx_closures_facility", "facility_closures");
        migrationBuilder.DropIndex("idx_closures_ends", "facility_closures");
        migrationBuilder.DropIndex("uq_facilities_place_name", "facilities");
        migrationBuilder.DropIndex("uq_bookings_request_id", "bookings");
        migrationBuilder.DropIndex("idx_bookings_user_start", "bookings");
        migrationBuilder.DropIndex("idx_bookings_facility_start", "bookings");
        migrationBuilder.DropIndex("idx_bookings_created_by", "bookings");
        migrationBuilder.DropIndex("idx_bookings_created_at", "bookings");
        migrationBuilder.DropIndex("idx_bookings_cancelled_by", "bookings");
    }
}
