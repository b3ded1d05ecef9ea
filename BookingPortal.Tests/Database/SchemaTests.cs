using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Tests.Database;

/// <summary>The schema as a reader of the catalog finds it.</summary>
public sealed class SchemaTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Model_OfTheRunningPortal_IsTheOneThatTheMigrationsMade()
    {
        await using var context = await portal.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();

        Assert.False(context.Database.HasPendingModelChanges(), "The model has changed: add a migration.");
    }

    [Fact]
    public async Task Tables_ByName_AreTheSeedsAndWhatWasAdded() => Assert.Equal(
        [
            "__EFMigrationsHistory", "account_links", "admin_audit_log", "audit_feed_cursors", "authenticators", "booking_audit_log", "booking_defaults", "bookings", "data_protection_keys", "facilities",
            "facility_capacities", "facility_closures", "facility_features", "facility_opening_hours", "features", "manager_rights", "recovery_codes", "role_claims",
            "roles", "user_claims", "user_logins", "user_passkeys", "user_roles", "user_tokens", "users",
            "utilization_days", "utilization_dirty_days", "utilization_facilities", "utilization_shapes",
        ],
        await ListAsync<string>("SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname COLLATE \"C\""));

    [Theory]
    [InlineData("booking_status", "confirmed, cancelled, pending")]
    [InlineData("audit_action", "created, updated, cancelled, admin_cancelled, restored, approved, rejected, expired, redacted")]
    public async Task Enum_InTheDatabase_HasTheSeedsLabelsFirst(string type, string labels) =>
        Assert.Equal(labels, await portal.SqlAsync(
            "SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = $1::regtype", type));

    [Fact]
    public async Task BookingStatus_EachMember_IsALabelOfTheDatabase() => Assert.Equal(
        await ListAsync<string>("SELECT enumlabel::text FROM pg_enum WHERE enumtypid = 'booking_status'::regtype ORDER BY 1"),
        Enum.GetNames<BookingStatus>().Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("users", "id", "integer")]
    [InlineData("facilities", "id", "integer")]
    [InlineData("bookings", "facility_id", "integer")]
    [InlineData("bookings", "user_id", "integer")]
    [InlineData("bookings", "start_time", "timestamp with time zone")]
    [InlineData("bookings", "end_time", "timestamp with time zone")]
    [InlineData("booking_audit_log", "ip_address", "inet")]
    [InlineData("booking_audit_log", "transaction_id", "xid8")]
    public async Task Column_ByName_HasItsType(string table, string column, string type) => Assert.Equal(type, await TypeOfAsync(table, column));

    [Fact]
    public async Task SeedColumns_OfBookings_AndTheRequestId_AreAllThere() => Assert.Equal(
        17L,
        await portal.SqlAsync(
            """
            SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'bookings' AND column_name IN (
                'id', 'facility_id', 'user_id', 'start_time', 'end_time', 'title', 'description', 'attendee_count', 'external_meeting_url',
                'status', 'cancelled_at', 'cancelled_by', 'cancellation_reason', 'created_at', 'updated_at', 'created_by', 'request_id')
            """));

    [Theory]
    [InlineData("facilities", "facility_id")]
    [InlineData("users", "user_id")]
    public async Task Delete_WhatABookingNames_IsRefused(string table, string column)
    {
        var room = (await A.Facility().SaveAsync(portal)).Id;
        var person = (await A.Person().SaveAsync(portal)).Id;
        await portal.BookAsync(room, person);

        var refusal = await Sql.RefusalAsync(portal.Owner, $"DELETE FROM {table} WHERE id = $1", column == "user_id" ? person : room);

        Assert.Equal("23503", refusal?.SqlState);
        Assert.Equal("r", await portal.SqlAsync(
            "SELECT confdeltype::text FROM pg_constraint WHERE conname = $1", $"fk_bookings_{table}_{column}"));
    }

    [Fact]
    public async Task Triggers_OfTheWholeDatabase_AreNone() =>
        Assert.Empty(await ListAsync<string>("SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal"));

    [Fact]
    public async Task Rules_OfTheWholeDatabase_AreNone() =>
        Assert.Empty(await ListAsync<string>("SELECT rulename::text FROM pg_rules WHERE schemaname = 'public'"));

    private Task<List<T>> ListAsync<T>(string sql) => Sql.ListAsync<T>(portal.Owner, sql);

    private Task<object?> TypeOfAsync(string table, string column) => portal.SqlAsync(
        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2", table, column);
}
