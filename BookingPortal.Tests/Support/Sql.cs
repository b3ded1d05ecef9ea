using Npgsql;

namespace BookingPortal.Tests.Support;

/// <summary>Plain SQL for tests that ask the database itself.</summary>
public static class Sql
{
    /// <summary>Runs one statement; the first value of its first row.</summary>
    public static async Task<object?> ScalarAsync(string connectionString, string sql, params object?[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value ?? DBNull.Value }).ToArray());
        var answer = await command.ExecuteScalarAsync();
        return answer is DBNull ? null : answer;
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<List<T>> ListAsync<T>(string connectionString, string sql, params object?[] values)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value ?? DBNull.Value }).ToArray());
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<T>();
        while (await rows.ReadAsync())
        {
            list.Add(await rows.GetFieldValueAsync<T>(0));
        }

        return list;
    }

    /// <summary>The SQLSTATE and the constraint by which the database refuses a statement, or null where it takes it.</summary>
    public static async Task<(string SqlState, string? Constraint)?> RefusalAsync(string connectionString, string sql, params object?[] values)
    {
        try
        {
            await ScalarAsync(connectionString, sql, values);
            return null;
        }
        catch (PostgresException refused)
        {
            return (refused.SqlState, refused.ConstraintName);
        }
    }
}
