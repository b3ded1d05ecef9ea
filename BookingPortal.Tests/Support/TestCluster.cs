using System.Diagnostics;
using System.Globalization;
using BookingPortal.Database;
using Npgsql;

namespace BookingPortal.Tests.Support;

/// <summary>One PostgreSQL for the whole run, made when the first test asks for it and removed when the run has ended, however it ends.</summary>
public sealed class TestCluster
{
    private static readonly Lazy<TestCluster> Only = new(() => Task.Run(StartAsync).GetAwaiter().GetResult());

    // One template cannot be copied twice at once.
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);

    private TestCluster(EmbeddedPostgres postgres) => Postgres = postgres;

    public static TestCluster Instance => Only.Value;

    public EmbeddedPostgres Postgres { get; }

    /// <summary>Makes the database <paramref name="name"/> as a copy of <paramref name="template"/>, to which nobody may be connected.</summary>
    /// <returns>The superuser's connection string of the new database.</returns>
    public async Task<string> CloneAsync(string template, string name)
    {
        await OneCopyAtATime.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\" STRATEGY file_copy";
            command.CommandTimeout = 60;
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            OneCopyAtATime.Release();
        }

        return ConnectionString(name);
    }

    /// <summary>An empty database.</summary>
    public Task<string> CreateDatabaseAsync(string name) => CloneAsync("template1", name);

    public string ConnectionString(string database, string user = EmbeddedPostgres.Superuser) => Postgres.ConnectionString(database, user);

    private static async Task<TestCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bookingportal-tests-").FullName;
        TestFolder.Open(folder);
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = folder,
                ToolsDirectory = Path.Combine(DatabaseOptions.RepositoryOf(AppContext.BaseDirectory), ".tools"),
                Durable = false,
                MaxConnections = 500,
            },
            CancellationToken.None);
        RemoveAfterThisProcess(folder, postgres.DataDirectory);
        return new TestCluster(postgres);
    }

    // The test host is given no time at its end and may be killed, so a shell waits for that end and clears up.
    private static void RemoveAfterThisProcess(string folder, string data)
    {
        const string script = """
            tail --pid="$1" -f /dev/null
            server=$(head -n 1 "$3/postgres/postmaster.pid") && kill -QUIT "$server"
            for _ in 1 2 3 4 5 6 7 8 9 10; do [ -e "$3/postgres/postmaster.pid" ] || break; sleep 0.5; done
            rm -rf "$2" "$3"
            """;
        var processId = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        using var shell = Process.Start("setsid", ["--fork", "sh", "-c", $"({script}) </dev/null >/dev/null 2>&1", "sh", processId, folder, data]);
        shell.WaitForExit();
    }
}
