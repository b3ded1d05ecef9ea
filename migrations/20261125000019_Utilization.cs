using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>
/// The rollup behind the dashboard: one row for each facility and local day. Read and written by hand-written SQL alone,
/// so it is not in the model. Facilities get the history of their seats where they had none.
/// </summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261125000019_Utilization")]
public sealed class Utilization : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE utilization_days (
            facility_id integer NOT NULL CONSTRAINT fk_utilization_days_facilities REFERENCES facilities ON DELETE CASCADE,
            local_day date NOT NULL,
            seats smallint NOT NULL,
            open_minutes smallint NOT NULL,
            booked_minutes smallint NOT NULL,
            outside_minutes smallint NOT NULL,
            bookings smallint NOT NULL,
            attendees integer NOT NULL,
            half_empty smallint NOT NULL,
            overfull smallint NOT NULL,
            lead_minutes bigint NOT NULL,
            lead_hour smallint NOT NULL,
            lead_day smallint NOT NULL,
            lead_week smallint NOT NULL,
            lead_month smallint NOT NULL,
            lead_longer smallint NOT NULL,
            cancelled smallint NOT NULL,
            cancelled_minutes integer NOT NULL,
            late smallint NOT NULL,
            late_minutes integer NOT NULL,
            CONSTRAINT pk_utilization_days PRIMARY KEY (facility_id, local_day),
            CONSTRAINT utilization_days_used_is_available CHECK (booked_minutes BETWEEN 0 AND open_minutes AND outside_minutes >= 0)
        );
        CREATE TABLE utilization_shapes (
            facility_id integer NOT NULL CONSTRAINT fk_utilization_shapes_facilities REFERENCES facilities ON DELETE CASCADE,
            local_day date NOT NULL,
            starts_at timestamptz NOT NULL,
            ends_at timestamptz NOT NULL,
            open_times tstzmultirange NOT NULL,
            open_hours bytea NOT NULL,
            booked_hours bytea NOT NULL,
            busy bytea NOT NULL,
            CONSTRAINT pk_utilization_shapes PRIMARY KEY (facility_id, local_day),
            CONSTRAINT utilization_shapes_lengths CHECK (octet_length(open_hours) = 24 AND octet_length(booked_hours) = 24 AND octet_length(busy) = 13)
        );
        CREATE TABLE utilization_dirty_days (
            facility_id integer NOT NULL CONSTRAINT fk_utilization_dirty_days_facilities REFERENCES facilities ON DELETE CASCADE,
            local_day date NOT NULL,
            CONSTRAINT pk_utilization_dirty_days PRIMARY KEY (facility_id, local_day)
        );
        CREATE TABLE utilization_facilities (
            facility_id integer CONSTRAINT pk_utilization_facilities PRIMARY KEY
                CONSTRAINT fk_utilization_facilities_facilities REFERENCES facilities ON DELETE CASCADE,
            fingerprint text NOT NULL,
            seats integer NOT NULL,
            first_day date NOT NULL,
            last_day date NOT NULL
        );
        COMMENT ON TABLE utilization_days IS 'What one facility offered and what was booked of it on one local day; minutes and counts of confirmed bookings, docs/decisions/0019-utilization-rollup.md';
        COMMENT ON TABLE utilization_shapes IS 'The same day by its hours: a byte for each local hour (minutes open, minutes booked), a bit for each quarter hour since starts_at in which the facility is booked';
        COMMENT ON TABLE utilization_dirty_days IS 'Days whose bookings have changed since their row was counted';
        COMMENT ON TABLE utilization_facilities IS 'For which days the rows of a facility are there, and the hours, closures, seats and retirement that they were counted by';
        CREATE INDEX idx_bookings_cancelled ON bookings (facility_id, start_time) INCLUDE (cancelled_at, cancelled_by)
            WHERE status = 'cancelled' AND expires_at IS NULL;
        COMMENT ON INDEX idx_bookings_cancelled IS 'Late cancellations of a period by person: facility_id = room AND start_time in the period';
        INSERT INTO facility_capacities (facility_id, valid_from, capacity)
            SELECT id, '2000-01-01', capacity FROM facilities f
            WHERE NOT EXISTS (SELECT FROM facility_capacities c WHERE c.facility_id = f.id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP INDEX idx_bookings_cancelled;
        DROP TABLE utilization_facilities;
        DROP TABLE utilization_dirty_days;
        DROP TABLE utilization_shapes;
        DROP TABLE utilization_days;
        """);
}
