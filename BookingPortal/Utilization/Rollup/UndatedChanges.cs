using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Utilization.Rollup;

/// <summary>
/// Gives seats and retirements the day from which they hold where nobody has: the facility's today. So a change that was
/// written into the row alone still leaves the figures of the past as they were.
/// </summary>
internal static class UndatedChanges
{
    public static async Task DateAsync(IDbContextFactory<PortalDbContext> contexts, Instant now, CancellationToken cancel)
    {
        await using var rollup = await RollupTransaction.BeginAsync(contexts, cancel);
        var undated = await rollup.ReadAsync(RollupStatements.Undated, row => (Id: row.GetInt32(0), Today: FacilityClock.OfRow(row.GetString(1)).DateOf(now)), cancel);
        if (undated.Count > 0)
        {
            foreach (var statement in new[] { RollupStatements.DateRetirements, RollupStatements.DateSeats })
            {
                await rollup.RunAsync(statement, cancel, RollupTransaction.Facilities(undated.Select(one => one.Id)), RollupTransaction.Days("days", undated.Select(one => one.Today)));
            }

            await rollup.CommitAsync(cancel);
        }
    }
}
