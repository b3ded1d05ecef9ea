using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Audit;

/// <summary>
/// Reads the end of the log for what a process keeps in memory: every process for itself, without a row in the database.
/// A position is a snapshot of PostgreSQL, and what is new is what that snapshot did not see: a transaction that commits
/// late is delivered when it commits, and one that runs for long holds nobody back. Whoever has to do something exactly
/// once takes <see cref="AuditFollower"/>.
/// </summary>
public sealed class AuditTail(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>More changes than this are not told one by one.</summary>
    public const int MostChanges = 500;

    /// <summary>Where the log ends now.</summary>
    public async Task<AuditPosition> HereAsync(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var command = await CommandAsync(context, AuditFeedStatements.Here, cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return PositionOf(row);
    }

    /// <summary>What took effect since then: each change once, if each call goes on where the last one ended.</summary>
    public async Task<AuditNews> SinceAsync(AuditPosition position, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var command = await CommandAsync(context, AuditFeedStatements.Since, cancel);
        command.Parameters.AddWithValue("since", position.Snapshot);
        command.Parameters.AddWithValue("cluster", position.Cluster);
        command.Parameters.AddWithValue("size", MostChanges + 1);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var changes = new List<AuditChange>();
        var (here, isSame) = (position, true);
        while (await rows.ReadAsync(cancel))
        {
            (here, isSame) = (PositionOf(rows), rows.GetBoolean(2));
            if (!rows.IsDBNull(3))
            {
                changes.Add(AuditChange.Of(rows, 3));
            }
        }

        return isSame && changes.Count <= MostChanges
            ? new AuditNews([.. changes.OrderBy(change => change.Id)], true, here)
            : new AuditNews([], false, here);
    }

    private static async Task<NpgsqlCommand> CommandAsync(PortalDbContext context, string sql, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static AuditPosition PositionOf(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1));
}
