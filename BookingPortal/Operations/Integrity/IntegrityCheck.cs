using System.Diagnostics;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
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

    public async Task<IReadOnlyList<InvariantResult>> RunAsync(IProgress<InvariantResult>? progress = null, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using (var settings = new NpgsqlCommand(Settings, connection))
        {
            await settings.ExecuteNonQueryAsync(cancel);
        }

        var results = new List<InvariantResult>();
        foreach (var invariant in Invariant.All)
        {
            results.Add(await RunAsync(invariant, connection, cancel));
            progress?.Report(results[^1]);
        }

        return results;
    }

    /// <summary>
    /// The bookings to come that the hours, closures or zone of their facility would refuse today: those were changed
    /// after the times were set, or staff set the rule aside. They are listed and never moved.
    /// </summary>
    public async Task<IReadOnlyList<long>> AffectedAsync(CancellationToken cancel = default)
    {
        var now = await clock.NowAsync(cancel);
        var facilities = (await catalog.AllAsync(cancel)).ToDictionary(one => one.Facility.Id);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var affected = new List<long>();
        await foreach (var booking in context.Bookings.AsNoTracking()
            .Where(booking => booking.StartTime > now && booking.Status != BookingStatus.Cancelled).OrderBy(booking => booking.Id)
            .Select(booking => new { booking.Id, booking.FacilityId, booking.StartTime, booking.EndTime }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var slot = new TimeSlot(booking.StartTime, booking.EndTime);
            if (!facilities.TryGetValue(booking.FacilityId, out var facts) || !facts.IsOpenThroughout(slot) || facts.ClosedTimes(slot).Count > 0)
            {
                affected.Add(booking.Id);
            }
        }

        return affected;
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
