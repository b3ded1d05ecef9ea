using System.Globalization;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;
using BookingPortal.Database;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>A dump of today restores into an empty database: rows that came through unchanged, of all rows.</summary>
internal static class RestoreLines
{
    /// <summary>Small enough to be compared text by text.</summary>
    private static readonly OfficeSize Sample = new(20_000);

    private const string ChecksOfTheClock = """
        SELECT count(*) FROM pg_constraint
        WHERE contype = 'c' AND connamespace = 'public'::regnamespace
          AND pg_get_constraintdef(oid) ~* '\m(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(|\mcurrent_|\mlocaltime'
        """;

    private const string OldRows = """
        SELECT count(DISTINCT days) FROM unnest(ARRAY[30, 400]) AS days
        WHERE EXISTS (SELECT FROM bookings WHERE (start_time AT TIME ZONE 'UTC')::date = (now() AT TIME ZONE 'UTC')::date - days)
        """;

    internal static IReadOnlyList<Line> All { get; } = [new("restore-dump", RunAsync)];

    private static async Task RunAsync(Bench bench)
    {
        var office = await bench.OfficeAsync(Sample, "_dump");
        bench.Report.Judge("checks-that-name-the-clock",
            await Sql.ScalarAsync<long>(office.Owner, ChecksOfTheClock, bench.Cancel), Bound.AtMost(0), Bound.AtMost(0));
        if (await ToolAsync(bench, "pg_dump") is not { } dump || await ToolAsync(bench, "pg_restore") is not { } restore)
        {
            throw new InvalidOperationException("Not measured: pg_dump and pg_restore of the server's version are not on this machine.");
        }

        if (await Sql.ScalarAsync<long>(office.Owner, OldRows, bench.Cancel) != 2)
        {
            throw new InvalidOperationException("The rows of 30 and of 400 days ago are missing.");
        }

        var restored = await RestoreAsync(bench, office, dump, restore);
        var before = await ContentsAsync(office.Superuser, bench.Cancel);
        var after = (await ContentsAsync(restored, bench.Cancel)).ToHashSet();
        var (all, same) = (before.Sum(table => table.Rows), before.Where(after.Contains).Sum(table => table.Rows));
        bench.Report.Tell("restore-dump", string.Create(CultureInfo.InvariantCulture,
            $"{all} rows in {before.Count} tables, {same} in tables that came back text for text, among them bookings of 30 and of 400 days ago"));
        bench.Report.Judge("restore-dump", 100.0 * same / all, Bound.AtLeast(100), Bound.AtLeast(100), "%");
    }

    private static async Task<string> RestoreAsync(Bench bench, Office office, string dump, string restore)
    {
        var copy = $"{office.Database}_restored";
        var restored = bench.Server.Superuser(copy);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dump");
        try
        {
            await Sql.RunAsync(bench.Server.Superuser("postgres"), $"CREATE DATABASE {copy} TEMPLATE template0", bench.Cancel);
            await MustAsync(dump, ["--format=custom", $"--file={file}", PostgresUrl.Of(office.Owner)], bench.Cancel);
            await MustAsync(restore, ["--exit-on-error", $"--dbname={PostgresUrl.Of(restored)}", file], bench.Cancel);
        }
        finally
        {
            File.Delete(file);
        }

        return restored;
    }

    private static async Task MustAsync(string tool, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var result = await ToolRunner.RunAsSelfAsync(tool, arguments, cancel);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"{Path.GetFileName(tool)} ended with {result.ExitCode}: {result.Words}");
        }
    }

    /// <summary>Each table with the count of its rows and a digest of all that they say.</summary>
    private static async Task<IReadOnlyList<(string Table, long Rows, string Digest)>> ContentsAsync(string connectionString, CancellationToken cancel)
    {
        var tables = await Sql.ListAsync<string>(
            connectionString, "SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1", cancel);
        var contents = new List<(string, long, string)>();
        foreach (var table in tables)
        {
            contents.Add((
                table,
                await Sql.ScalarAsync<long>(connectionString, $"SELECT count(*) FROM {table}", cancel),
                await Sql.ScalarAsync<string>(
                    $"{connectionString};Timezone=UTC", $"SELECT coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') FROM {table} t", cancel)));
        }

        return contents;
    }

    /// <summary>Beside the server's own tools, or where Debian puts those of its version.</summary>
    private static async Task<string?> ToolAsync(Bench bench, string tool)
    {
        var number = await Sql.ScalarAsync<string>(bench.Server.Superuser("postgres"), "SHOW server_version_num", bench.Cancel);
        var major = int.Parse(number, CultureInfo.InvariantCulture) / 10_000;
        string?[] folders = [bench.Server.BinariesDirectory, $"/usr/lib/postgresql/{major}/bin"];
        return folders.OfType<string>().Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
    }
}
