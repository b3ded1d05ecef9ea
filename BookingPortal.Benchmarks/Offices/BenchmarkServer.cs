using BookingPortal.Database;
using Npgsql;

namespace BookingPortal.Benchmarks.Offices;

/// <summary>
/// A private PostgreSQL in a temporary folder, as durable as in production (fsync on), with the memory that its manual
/// advises for a server of its own and with its defaults otherwise; it goes with everything in it when this is disposed.
/// </summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    /// <summary>A quarter of a small server's memory: <c>shared_buffers</c>, in megabytes.</summary>
    internal const int SharedBuffers = 2048;

    private readonly string _folder;
    private readonly EmbeddedPostgres _postgres;

    private BenchmarkServer(string folder, EmbeddedPostgres postgres)
    {
        _folder = folder;
        _postgres = postgres;
    }

    /// <summary>Where pg_dump may be; null when the server brought none.</summary>
    internal string? BinariesDirectory => _postgres.BinariesDirectory;

    internal static async Task<BenchmarkServer> StartAsync(CancellationToken cancel)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new StartRefusedException("The benchmarks bring a private PostgreSQL, which runs on Linux only.");
        }

        var folder = Directory.CreateTempSubdirectory("bookingportal-benchmarks-").FullName;

        // PostgreSQL may run as another account, which has to walk through.
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        try
        {
            return new BenchmarkServer(folder, await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions
                {
                    DataDirectory = folder,
                    ToolsDirectory = Path.Combine(DatabaseOptions.RepositoryOf(AppContext.BaseDirectory), ".tools"),
                    MaxConnections = 250,
                    SharedBuffers = SharedBuffers,
                },
                cancel));
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>The portal's own connection strings, for a database of this server.</summary>
    internal PortalConnections ConnectionsTo(string database)
    {
        var portal = PortalConnections.To(_postgres);
        return portal with { Application = In(portal.Application, database), Owner = In(portal.Owner!, database) };
    }

    internal string Superuser(string database) => _postgres.ConnectionString(database, EmbeddedPostgres.Superuser);

    /// <summary>Makes the database, with the portal's roles, tables and rights.</summary>
    internal Task MigrateAsync(string database, CancellationToken cancel) => DatabaseMigrator.MigrateAsync(
        Superuser("postgres"),
        _postgres.ConnectionString(database, DatabaseRoles.Owner),
        DatabaseRoles.All.Select(role => (role, role, (string?)_postgres.PasswordOf(role))),
        cancel);

    /// <summary>How many deadlocks the server has told of since its start: its counters come late, its log does not.</summary>
    internal async Task<int> DeadlocksAsync(CancellationToken cancel) =>
        (await File.ReadAllLinesAsync(Path.Combine(_postgres.DataDirectory, "postgres.log"), cancel))
            .Count(line => line.Contains("deadlock detected", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _postgres.DisposeAsync();

        // Below a closed folder the data lies elsewhere, and only a link is in ours.
        var data = _postgres.DataDirectory;
        Directory.Delete(_folder, recursive: true);
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static string In(string connectionString, string database) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;
}
