using BookingPortal.Database;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Database;

/// <summary>A dump of any day restores on any later day, every row of it: the seed's CHECKs lost them all.</summary>
public sealed class DumpRestoreTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string QuarterNow = "date_bin('15 minutes', now(), '2000-01-01 00:00+00')";

    private const string Constraints = """
        SELECT format('%s %s %s', conrelid::regclass, conname, contype) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND convalidated ORDER BY 1
        """;

    [Fact]
    public async Task Dump_WithBookingsOf30And400DaysAgo_RestoresEveryRowAndConstraint()
    {
        await FillAsync();
        var copy = $"{portal.Database}_restored";
        var restored = await TestCluster.Instance.CreateDatabaseAsync(copy);
        using var folder = new TestFolder();
        var dump = Path.Combine(folder.Path, "portal.dump");

        await PostgresTools.RunAsync("pg_dump", "--format=custom", $"--file={dump}", PostgresUrl.Of(portal.Owner));
        await PostgresTools.RunAsync("pg_restore", "--exit-on-error", $"--dbname={PostgresUrl.Of(restored)}", dump);

        var before = await ContentsAsync(portal.Owner);
        Assert.Contains("bookings: 5 rows", before.Single(table => table.StartsWith("bookings:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(before, await ContentsAsync(restored));
        Assert.Equal(await Sql.ListAsync<string>(portal.Owner, Constraints), await Sql.ListAsync<string>(restored, Constraints));
        Assert.Equal(0L, await Sql.ScalarAsync(restored, "SELECT count(*) FROM pg_constraint WHERE NOT convalidated"));

        // The restored database goes on as the old one would have: guarded, and with the portal's rights.
        var application = TestCluster.Instance.ConnectionString(copy, DatabaseRoles.Application);
        Assert.Equal("23P01", (await Sql.RefusalAsync(application,
            "INSERT INTO bookings (facility_id, user_id, start_time, end_time, title) SELECT facility_id, user_id, start_time, end_time, 'Again' FROM bookings WHERE start_time > now()"))?.SqlState);
        Assert.Equal("42501", (await Sql.RefusalAsync(application, "DELETE FROM booking_audit_log"))?.SqlState);
    }

    private async Task FillAsync()
    {
        var room = (await A.Facility().InTokyo().WithBuffers(15, 0).SaveAsync(portal)).Id;
        var robin = (await A.Person().SaveAsync(portal)).Id;
        foreach (var days in new[] { 30, 400 })
        {
            var (start, end) = ($"({QuarterNow} - interval '{days} days')", $"({QuarterNow} - interval '{days} days' + interval '1 hour')");
            var made = ("created_at", $"now() - interval '{days + 1} days'");
            await portal.BookAsync(room, robin, start, end, made);
            await portal.BookAsync(
                room, robin, start, end, made, ("status", "'cancelled'"), ("cancelled_by", $"{robin}"), ("cancelled_at", $"now() - interval '{days} days'"));
        }

        await portal.BookAsync(room, robin);
        await portal.SqlAsync(
            """
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by, ip_address, request_id)
            SELECT b.id, b.facility_id, 'created', to_jsonb(b), b.user_id, '192.0.2.7', b.request_id FROM bookings b
            """);
        await portal.SqlAsync("INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, '2020-01-01', '2020-01-02', 'Holiday')", room);
        await portal.SqlAsync("INSERT INTO facility_capacities (facility_id, valid_from, capacity) VALUES ($1, '2020-01-01', 8)", room);
    }

    /// <summary>For each table its name, the count of its rows and a digest of all they say.</summary>
    private static async Task<List<string>> ContentsAsync(string connectionString)
    {
        var tables = await Sql.ListAsync<string>(
            connectionString, "SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1");
        var contents = new List<string>();
        foreach (var table in tables)
        {
            contents.Add((string)(await Sql.ScalarAsync(
                $"{connectionString};Timezone=UTC",
                $"SELECT format('%s: %s rows %s', '{table}', count(*), md5(string_agg(t::text, E'\\n' ORDER BY t::text))) FROM {table} t"))!);
        }

        return contents;
    }
}
