using System.Collections.Concurrent;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Accounts;

/// <summary>
/// The names of people by their ids, shared by the whole process: lists of bookings name the same few people again and
/// again, and a join that brings the names costs more than the bookings themselves. A name that was changed elsewhere
/// is seen after five seconds.
/// </summary>
public sealed class PersonNames(IDbContextFactory<PortalDbContext> contexts, TimeProvider ticks)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private Directory _directory = new(0, []);

    /// <summary>At least the names that are asked for. An id that nobody has is missing.</summary>
    public async ValueTask<IReadOnlyDictionary<int, string>> OfAsync(IEnumerable<int> ids, CancellationToken cancel = default)
    {
        var directory = Fresh();
        HashSet<int>? missing = null;
        foreach (var id in ids)
        {
            if (!directory.Names.ContainsKey(id))
            {
                (missing ??= []).Add(id);
            }
        }

        if (missing is not null)
        {
            await ReadAsync(missing, directory, cancel);
        }

        return directory.Names;
    }

    /// <summary>Makes the next reader ask the database: somebody was renamed.</summary>
    public void Forget() => Volatile.Write(ref _directory, new Directory(ticks.GetTimestamp(), []));

    private Directory Fresh()
    {
        var directory = Volatile.Read(ref _directory);
        if (directory.Since != 0 && ticks.GetElapsedTime(directory.Since) < Freshness)
        {
            return directory;
        }

        var fresh = new Directory(ticks.GetTimestamp(), []);
        return Interlocked.CompareExchange(ref _directory, fresh, directory) == directory ? fresh : Volatile.Read(ref _directory);
    }

    private async Task ReadAsync(HashSet<int> ids, Directory directory, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = "SELECT id, full_name FROM users WHERE id = ANY(@ids)";
        command.Parameters.Add(new NpgsqlParameter("ids", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = ids.ToArray() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            directory.Names[rows.GetInt32(0)] = rows.GetString(1);
        }
    }

    private sealed record Directory(long Since, ConcurrentDictionary<int, string> Names);
}
