using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>The largest buffer that any booking carries, for every question of what is free.</summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261125000020_Buffers")]
public sealed class Buffers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // An expression: EF Core has no words for it, so it stands here alone.
        migrationBuilder.Sql("""
            CREATE INDEX idx_bookings_buffer ON bookings (greatest(buffer_before, buffer_after)) WHERE buffer_before > 0 OR buffer_after > 0;
            COMMENT ON INDEX idx_bookings_buffer IS 'The largest buffer of any booking: ORDER BY greatest(buffer_before, buffer_after) DESC LIMIT 1';
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("idx_bookings_buffer", "bookings");
    }
}
