using Npgsql;

namespace BookingPortal.Operations.DemoData;

internal static class ConnectionExtensions
{
    /// <summary>Runs a statement, however long it takes, and says how many rows it touched.</summary>
    public static async Task<int> RunAsync(this NpgsqlConnection connection, string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
