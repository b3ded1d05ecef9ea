using Npgsql;

namespace BookingPortal.Benchmarks.Offices;

/// <summary>Plain statements, however long they take.</summary>
internal static class Sql
{
    internal static async Task RunAsync(string connectionString, string sql, CancellationToken cancel, params object[] values)
    {
        await using var connection = await OpenAsync(connectionString, cancel);
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first value of the first row.</summary>
    internal static async Task<T> ScalarAsync<T>(string connectionString, string sql, CancellationToken cancel, params object[] values)
    {
        await using var connection = await OpenAsync(connectionString, cancel);
        await using var command = Command(connection, sql, values);
        return (T)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The first column of every row.</summary>
    internal static async Task<IReadOnlyList<T>> ListAsync<T>(string connectionString, string sql, CancellationToken cancel, params object[] values)
    {
        await using var connection = await OpenAsync(connectionString, cancel);
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var list = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            list.Add(await reader.GetFieldValueAsync<T>(0, cancel));
        }

        return list;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return command;
    }
}
