using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Audit;

/// <summary>
/// Delivers every change of the audit log to named followers, each exactly once and in the order in which the changes
/// took effect (docs/decisions/0014-change-feed.md). Ids alone are no order: a row whose transaction commits late has a
/// low id and would never be seen. So only rows are delivered whose transaction lies below the oldest one that still
/// runs, and within that stretch by id: a booking's ids are taken under its lock.
/// </summary>
public sealed partial class AuditFollower(
    IDbContextFactory<PortalDbContext> contexts, ChangeBell bell, TimeProvider ticks, ILogger<AuditFollower> logger)
{
    /// <summary>How many changes a handler is given at once.</summary>
    public const int PageSize = 500;

    /// <summary>A lost notification costs no more than this.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(2);

    /// <summary>How long the database is left alone after it has failed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Handles changes inside the transaction that moves the cursor: what it writes there is written exactly once.</summary>
    public delegate Task Handler(IReadOnlyList<AuditChange> changes, NpgsqlTransaction transaction, CancellationToken cancel);

    /// <summary>
    /// Follows until it is told to stop. Of several processes with the same cursor one works at a time. A database that
    /// fails is waited for: nothing was delivered then, and the same changes come again. Any other fault of a handler ends
    /// the following, and the next one is given the same changes.
    /// </summary>
    public async Task FollowAsync(string cursor, Handler handler, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            // The bell is asked first: a change that comes while the last page is read rings for the next round.
            var rung = bell.WaitAsync(LongestNap, cancel);
            try
            {
                await DrainAsync(cursor, handler, cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested && PostgresFaults.Of(fault) is not null)
            {
                Log.Interrupted(logger, cursor, fault);
                await Task.Delay(Pause, ticks, cancel);
            }

            await rung;
        }
    }

    /// <summary>Delivers all that there is; how many changes that were.</summary>
    public async Task<int> DrainAsync(string cursor, Handler handler, CancellationToken cancel = default)
    {
        var delivered = 0;
        while (await DeliverAsync(cursor, handler, cancel) is var (count, isAll))
        {
            delivered += count;
            if (isAll)
            {
                break;
            }
        }

        return delivered;
    }

    /// <summary>Begins a cursor where the log stands now; one that is there stays where it is.</summary>
    public async Task BeginAsync(string cursor, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = AuditFeedStatements.Begin;
        command.Parameters.AddWithValue("name", cursor);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<(int Count, bool IsAll)> DeliverAsync(string cursor, Handler handler, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await OpenPageAsync(connection, cursor, cancel) is not { } page)
        {
            return (0, true);
        }

        var changes = await ReadAsync(connection, page, cancel);
        if (changes.Count > 0)
        {
            await handler(changes, transaction, cancel);
        }

        var isAll = changes.Count < PageSize;
        await using (var move = connection.CreateCommand())
        {
            move.CommandText = isAll ? AuditFeedStatements.Finish : AuditFeedStatements.Turn;
            move.Parameters.AddWithValue("name", cursor);
            move.Parameters.AddWithValue("last", changes.Count > 0 ? changes.Max(change => change.Id) : page.PageId);
            move.Parameters.Add(new NpgsqlParameter("high", NpgsqlDbType.Xid8) { Value = page.High });
            await move.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return (changes.Count, isAll);
    }

    /// <summary>Null where somebody else delivers to this cursor at this moment.</summary>
    private static async Task<Page?> OpenPageAsync(NpgsqlConnection connection, string cursor, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = AuditFeedStatements.Open;
        command.Parameters.AddWithValue("name", cursor);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
        {
            // Not there is not the same as held by another: a cursor that nobody began has no place in the log.
            await reader.DisposeAsync();
            return await IsThereAsync(connection, cursor, cancel)
                ? null
                : throw new InvalidOperationException($"The cursor {cursor} was never begun.");
        }

        return new Page(
            reader.GetFieldValue<ulong>(0), reader.GetFieldValue<ulong>(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetBoolean(4));
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, string cursor, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT FROM audit_feed_cursors WHERE name = @name)";
        command.Parameters.AddWithValue("name", cursor);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<IReadOnlyList<AuditChange>> ReadAsync(NpgsqlConnection connection, Page page, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = page.IsRestored ? AuditFeedStatements.ReadRestored : AuditFeedStatements.Read;
        command.Parameters.Add(new NpgsqlParameter("low", NpgsqlDbType.Xid8) { Value = page.Low });
        command.Parameters.Add(new NpgsqlParameter("high", NpgsqlDbType.Xid8) { Value = page.High });
        command.Parameters.AddWithValue("page", page.PageId);
        command.Parameters.AddWithValue("floor", page.FloorId);
        command.Parameters.AddWithValue("size", PageSize);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var changes = new List<AuditChange>();
        while (await reader.ReadAsync(cancel))
        {
            changes.Add(AuditChange.Of(reader, 0));
        }

        return changes;
    }

    private static partial class Log
    {
        [LoggerMessage(3003, LogLevel.Warning, "The change feed {Cursor} was interrupted by the database; it goes on where it was")]
        public static partial void Interrupted(ILogger logger, string cursor, Exception fault);
    }

    /// <param name="High">The oldest transaction that still ran when this stretch was opened: it ends before it.</param>
    /// <param name="IsRestored">The log came from another cluster, whose transactions are counted otherwise.</param>
    private sealed record Page(ulong Low, ulong High, long PageId, long FloorId, bool IsRestored);
}
