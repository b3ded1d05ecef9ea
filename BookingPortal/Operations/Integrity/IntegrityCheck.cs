using System.Diagnostics;
using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using IsolationLevel = System.Data.IsolationLevel;

namespace BookingPortal.Operations.Integrity;

/// <summary>
/// Asks the database whether it keeps its promises (I1-I3, I6-I10). All statements see one moment, so that people who book
/// meanwhile make no false alarm, and they lock nothing.
/// </summary>
public sealed class IntegrityCheck(IDbContextFactory<PortalDbContext> contexts, FacilityCatalog catalog, DatabaseClock clock)
{
    private const int MostIds = 10;

    /// <summary>Sorting tens of millions of rows takes memory, and longer than a person would wait for a page.</summary>
    private const string Settings = "SET LOCAL statement_timeout = 0; SET LOCAL work_mem = '256MB'; SET LOCAL max_parallel_workers_per_gather = 2; SET LOCAL plan_cache_mode = auto; SET LOCAL idle_in_transaction_session_timeout = 0";

    private volatile IntegrityReport? _last;

    /// <summary>What the last whole check of this process found, for health and admins; null where none has run.</summary>
    public IntegrityReport? Last => _last;

    public async Task<IReadOnlyList<InvariantResult>> RunAsync(IProgress<InvariantResult>? progress = null, CancellationToken cancel = default) =>
        (await ReportAsync(progress, cancel)).Results;

    /// <summary>All promises, each told as soon as it is known.</summary>
    public async Task<IntegrityReport> ReportAsync(IProgress<InvariantResult>? progress = null, CancellationToken cancel = default) =>
        await AtOneMomentAsync(async connection =>
        {
            var at = await clock.NowAsync(cancel);
            var results = new List<InvariantResult>();
            foreach (var invariant in Invariant.All)
            {
                Tell(await RunAsync(invariant, connection, cancel));
            }

            var watch = Stopwatch.StartNew();
            var hours = await HoursAsync(connection, cancel);
            Tell(new InvariantResult(Invariant.Hours, hours.Broken.Count, [.. hours.Broken.Take(MostIds)], watch.Elapsed));
            return _last = new IntegrityReport(at, results, hours.Affected);

            void Tell(InvariantResult result)
            {
                results.Add(result);
                progress?.Report(result);
            }
        }, cancel);

    /// <summary>
    /// The bookings to come that the hours, closures or zone of their facility would refuse today: those were changed
    /// after the times were set, or staff set the rule aside. They are listed and never moved.
    /// </summary>
    public async Task<IReadOnlyList<long>> AffectedAsync(CancellationToken cancel = default) =>
        await AtOneMomentAsync(async connection => (await HoursAsync(connection, cancel)).Affected, cancel);

    private async Task<HoursFound> HoursAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        await new HoursCheck(connection, await catalog.AllAsync(cancel), await clock.NowAsync(cancel)).RunAsync(cancel);

    private async Task<T> AtOneMomentAsync<T>(Func<NpgsqlConnection, Task<T>> look, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using (var settings = new NpgsqlCommand(Settings, connection))
        {
            await settings.ExecuteNonQueryAsync(cancel);
        }

        return await look(connection);
    }

    private static async Task<InvariantResult> RunAsync(Invariant invariant, NpgsqlConnection connection, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await using var command = new NpgsqlCommand(
            $"SELECT count(*), (array_agg(id ORDER BY id))[1:{MostIds}] FROM ({invariant.Sql}) AS broken (id)", connection)
        { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new InvariantResult(
            invariant, reader.GetInt64(0), await reader.IsDBNullAsync(1, cancel) ? [] : reader.GetFieldValue<long[]>(1), watch.Elapsed);
    }
}
