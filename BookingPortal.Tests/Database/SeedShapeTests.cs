using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Database;

/// <summary>The faults D12, D13 and D15 to D18 of the seed (its keys, indexes, audit log and sample rows) stay mended.</summary>
public sealed class SeedShapeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task D12_AuditRow_CannotBeEmptyOrRewrittenByThePortal()
    {
        const string row = "INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values) VALUES (1, 1, 'created', '{}')";
        const string empty = "INSERT INTO booking_audit_log (booking_id, facility_id, action) VALUES (1, 1, 'updated')";

        Assert.Null(await Sql.RefusalAsync(portal.Application, row));
        Assert.Equal("23514", (await Sql.RefusalAsync(portal.Application, empty))?.SqlState);
        Assert.Equal("42501", (await Sql.RefusalAsync(portal.Application, "UPDATE booking_audit_log SET new_values = '{}'"))?.SqlState);
        Assert.Equal("42501", (await Sql.RefusalAsync(portal.Application, "DELETE FROM booking_audit_log"))?.SqlState);
    }

    [Fact]
    public async Task D12_PersonInTheAuditLog_CanBeDeletedAndTheRowStays()
    {
        var robin = await A.Person().SaveAsync(portal);
        await portal.SqlAsync(
            "INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by) VALUES (1, 1, 'created', '{}', $1)", robin.Id);

        await portal.SqlAsync("DELETE FROM users WHERE id = $1", robin.Id);

        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM booking_audit_log WHERE changed_by = $1", robin.Id));
        Assert.Equal(0L, await portal.SqlAsync(
            "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid IN ('booking_audit_log'::regclass, 'admin_audit_log'::regclass)"));
    }

    /// <summary>An index serves a foreign key when its first column is the key's, and it holds every row that has one.</summary>
    [Fact]
    public async Task D13_EveryForeignKey_HasAnIndexThatServesIt() => Assert.Empty(await Sql.ListAsync<string>(
        portal.Owner,
        """
        SELECT format('%s (%s)', c.conrelid::regclass, a.attname)
        FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND NOT EXISTS (
            SELECT FROM pg_index i
            WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indkey[0] = c.conkey[1]
              AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))
        """));

    [Fact]
    public async Task D13_ForeignKeys_AreThere() => Assert.Equal(4L, await portal.SqlAsync(
        "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = 'bookings'::regclass"));

    [Fact]
    public async Task D15_EveryIndex_NamesTheQueryThatUsesIt() => Assert.Empty(await Sql.ListAsync<string>(
        portal.Owner,
        """
        SELECT i.indexrelid::regclass::text
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
        WHERE t.relnamespace = 'public'::regnamespace
          AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'x'))
          AND coalesce(trim(obj_description(i.indexrelid, 'pg_class')), '') = ''
        """));

    [Theory]
    [InlineData("idx_bookings_no_conflicts")]
    [InlineData("idx_bookings_facility_time_range")]
    [InlineData("idx_bookings_status_time")]
    [InlineData("idx_bookings_facility_date")]
    public async Task D15_IndexOfTheSeedThatNothingUses_IsNotThere(string index) =>
        Assert.Null(await portal.SqlAsync("SELECT to_regclass($1)::text", index));

    [Theory]
    [InlineData("bookings", "id")]
    [InlineData("booking_audit_log", "id")]
    [InlineData("booking_audit_log", "booking_id")]
    [InlineData("admin_audit_log", "id")]
    public async Task D16_KeyThatGrows_IsABigint(string table, string column) => Assert.Equal("bigint", await portal.SqlAsync(
        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2", table, column));

    [Fact]
    public async Task D17_SameRequestTwice_IsOneBooking()
    {
        var room = (await A.Facility().SaveAsync(portal)).Id;
        var robin = (await A.Person().SaveAsync(portal)).Id;
        var request = Guid.NewGuid();
        await portal.BookAsync(room, robin, also: ("request_id", $"'{request}'"));

        var elsewhere = await portal.TryBookAsync(room, robin, "2099-03-05 09:00+00", "2099-03-05 10:00+00", ("request_id", $"'{request}'"));
        var withoutKey = await portal.TryBookAsync(room, robin, "2099-03-05 09:00+00", "2099-03-05 10:00+00", ("request_id", "NULL"));

        Assert.Equal(("23505", "uq_bookings_request_id"), elsewhere);
        Assert.Equal("23502", withoutKey?.SqlState);
        Assert.Null(await portal.TryBookAsync(room, robin, "2099-03-05 09:00+00", "2099-03-05 10:00+00"));
    }

    [Fact]
    public async Task D18_SampleRowsOfTheSeed_GoIn()
    {
        var (one, two) = ((await A.Facility().SaveAsync(portal)).Id, (await A.Facility().SaveAsync(portal)).Id);
        var people = new List<int>();
        foreach (var name in new[] { "Robin Example", "Kim Example", "Lou Example" })
        {
            people.Add((await A.Person(name).SaveAsync(portal)).Id);
        }

        await portal.SqlAsync(
            $"""
            INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, attendee_count) VALUES
            ({one}, {people[0]}, '2099-06-15 09:00:00+00', '2099-06-15 10:00:00+00', 'Team Standup', 5),
            ({one}, {people[1]}, '2099-06-15 10:30:00+00', '2099-06-15 11:30:00+00', 'Client Call', 3),
            ({two}, {people[0]}, '2099-06-15 14:00:00+00', '2099-06-15 15:00:00+00', 'Project Review', 8),
            ({one}, {people[2]}, '2099-06-16 09:15:00+00', '2099-06-16 10:15:00+00', 'One-on-One', 2)
            """);

        Assert.Equal(4L, await portal.SqlAsync(
            "SELECT count(*) FROM bookings WHERE facility_id IN ($1, $2) AND status = 'confirmed' AND created_by IS NULL", one, two));
    }
}
