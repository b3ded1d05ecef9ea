using BookingPortal.Tests.Support;
using Npgsql;

namespace BookingPortal.Tests.Database;

public sealed class TestClusterTests
{
    [Fact]
    public async Task CloneAsync_TemplateHoldsARow_TheCopyHoldsItToo()
    {
        var template = await TestCluster.Instance.CreateDatabaseAsync("clone_template");
        await RunAsync(template, "CREATE TABLE room AS SELECT 'Aspen' AS name");

        var copy = await TestCluster.Instance.CloneAsync("clone_template", "clone_copy");

        Assert.Equal("Aspen", await RunAsync(copy, "SELECT name FROM room"));
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
