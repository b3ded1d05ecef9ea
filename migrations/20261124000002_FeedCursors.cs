using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>Where each named follower of the audit log stands. Read and written by hand-written SQL alone, so it is not in the model.</summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261124000002_FeedCursors")]
public sealed class FeedCursors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE audit_feed_cursors (
            name varchar(100) CONSTRAINT pk_audit_feed_cursors PRIMARY KEY,
            cluster text NOT NULL,
            low xid8 NOT NULL,
            high xid8,
            page_id bigint NOT NULL DEFAULT 0,
            floor_id bigint NOT NULL DEFAULT 0,
            delivered_id bigint NOT NULL DEFAULT 0,
            moved_at timestamptz NOT NULL DEFAULT clock_timestamp()
        );
        COMMENT ON TABLE audit_feed_cursors IS 'Change feed: everything below low is delivered; low to high is being delivered in pages up to page_id';
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE audit_feed_cursors");
}
