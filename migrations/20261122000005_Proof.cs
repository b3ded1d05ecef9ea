using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>
/// The seed's step 5: the guard is tried before the first person books. Two bookings that overlap are sent in a
/// transaction of their own kind (a block that is rolled back): the second must be refused by name, a third that only
/// touches the first must be taken. A database that fails this is not migrated.
/// </summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261122000005_Proof")]
public sealed class Proof : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            DO $proof$
            DECLARE
                room integer;
                person integer;
                nine timestamptz := date_trunc('day', now(), 'UTC') + interval '33 hours';
                refused_by text;
            BEGIN
                IF NOT EXISTS (
                    SELECT FROM pg_constraint
                    WHERE conname = 'booking_no_overlap' AND conrelid = 'bookings'::regclass
                      AND contype = 'x' AND convalidated AND NOT condeferrable) THEN
                    RAISE EXCEPTION 'bookings are not guarded: booking_no_overlap is missing, deferrable or not validated';
                END IF;

                BEGIN
                    INSERT INTO facilities (name, place, time_zone, capacity) VALUES ('Proof', 'Proof', 'UTC', 1) RETURNING id INTO room;
                    INSERT INTO users (full_name) VALUES ('Proof') RETURNING id INTO person;
                    INSERT INTO bookings (facility_id, user_id, start_time, end_time, title)
                        VALUES (room, person, nine, nine + interval '1 hour', 'first');
                    INSERT INTO bookings (facility_id, user_id, start_time, end_time, title)
                        VALUES (room, person, nine + interval '1 hour', nine + interval '2 hours', 'touches the first');
                    BEGIN
                        INSERT INTO bookings (facility_id, user_id, start_time, end_time, title)
                            VALUES (room, person, nine + interval '15 minutes', nine + interval '45 minutes', 'overlaps the first');
                    EXCEPTION WHEN exclusion_violation THEN
                        GET STACKED DIAGNOSTICS refused_by = CONSTRAINT_NAME;
                    END;
                    IF refused_by IS DISTINCT FROM 'booking_no_overlap' THEN
                        RAISE EXCEPTION 'bookings are not guarded: an overlap was taken';
                    END IF;
                    RAISE EXCEPTION USING ERRCODE = 'PR00F', MESSAGE = 'undo the proof';
                EXCEPTION WHEN SQLSTATE 'PR00F' THEN
                    NULL;
                END;
            END
            $proof$;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        // Nothing was left behind.
    }
}
