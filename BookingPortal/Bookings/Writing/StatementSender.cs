using System.Data.Common;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Bookings.Writing;

/// <summary>Sends one hand-written statement on a context of its own: one round trip, one transaction, its locks included.</summary>
internal sealed class StatementSender(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>The first row of the statement, or null where it has none.</summary>
    /// <param name="locks">Taken before the statement, by statements of their own: it must see what the rival has committed.</param>
    internal async Task<T?> SendAsync<T>(
        string statement, StatementValues values, Sending sending, Func<DbDataReader, T> read, CancellationToken cancel, params IReadOnlyList<AdvisoryLock> locks)
        where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)context.Database.GetDbConnection());
        foreach (var one in locks)
        {
            batch.BatchCommands.Add(Lock(one));
        }

        var positional = PositionalStatement.Of(statement);
        var command = new NpgsqlBatchCommand(positional.Text);
        command.Parameters.AddRange(positional.InOrder(values));
        batch.BatchCommands.Add(command);
        sending.Begin();
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        for (var taken = 0; taken < locks.Count; taken++)
        {
            await reader.NextResultAsync(cancel);
        }

        var answer = await reader.ReadAsync(cancel) ? read(reader) : null;

        // An error that comes after the row is still an error: the end of the result is the acknowledgement.
        while (await reader.NextResultAsync(cancel))
        {
        }

        return answer;
    }

    /// <summary>All rows of a statement that only reads.</summary>
    internal async Task<IReadOnlyList<T>> ReadAsync<T>(string statement, StatementValues values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        var positional = PositionalStatement.Of(statement);
        command.CommandText = positional.Text;
        command.Parameters.AddRange(positional.InOrder(values));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static NpgsqlBatchCommand Lock(AdvisoryLock one)
    {
        // Not the function's own void: a row of that type cannot be read in binary.
        var command = new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock(@kind, @id)::text");
        command.Parameters.Add(new NpgsqlParameter("kind", NpgsqlDbType.Integer) { Value = one.Kind });
        command.Parameters.Add(new NpgsqlParameter("id", NpgsqlDbType.Integer) { Value = one.Id });
        return command;
    }
}
