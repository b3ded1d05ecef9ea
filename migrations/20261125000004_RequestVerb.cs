using BookingPortal.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BookingPortal.Migrations;

/// <summary>What a request asked for, told in its row of history: the same id sent with another verb is another request.</summary>
[DbContext(typeof(PortalDbContext))]
[Migration("20261125000004_RequestVerb")]
public sealed class RequestVerb : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>(
        name: "request_verb",
        table: "booking_audit_log",
        type: "character varying(16)",
        maxLength: 16,
        nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(
        name: "request_verb",
        table: "booking_audit_log");
}
