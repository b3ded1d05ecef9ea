using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BookingPortal.Database;

namespace BookingPortal.Tests.Support;

/// <summary>
/// A portal on a PostgreSQL of its own, which writes through to the disk as in production and may be killed, stopped and
/// frozen: nobody else works on it. The server comes back on the same port, as a real one does.
/// </summary>
public sealed class OwnPortal : PortalUnderTest, IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly EmbeddedPostgresOptions _options;
    private EmbeddedPostgres? _postgres;

    private OwnPortal()
        : base("portal") => _options = new EmbeddedPostgresOptions
        {
            DataDirectory = _folder.Path,
            ToolsDirectory = Path.Combine(DatabaseOptions.RepositoryOf(AppContext.BaseDirectory), ".tools"),
            Port = FreePort(),
            MaxConnections = 120,
        };

    protected override EmbeddedPostgres Postgres => _postgres!;

    /// <summary>The folder of the cluster itself.</summary>
    private string Cluster => Path.Combine(Postgres.DataDirectory, "postgres");

    public static async Task<OwnPortal> StartAsync()
    {
        var portal = new OwnPortal();
        portal._postgres = await EmbeddedPostgres.StartAsync(portal._options, CancellationToken.None);
        await MigrateAsync(portal._postgres, portal.Database);
        portal.Open();
        return portal;
    }

    /// <summary>kill -9 of the server's first process, and a new start: recovery from the log of writes.</summary>
    public async Task KillServerAsync()
    {
        Signal("KILL", Postmaster.Of(Cluster)!.ProcessId);
        Postgres.Abandon();
        await StartAgainAsync();
    }

    /// <summary>kill -9 of one process that works for the portal: the server ends all others and recovers by itself.</summary>
    public async Task KillBackendAsync()
    {
        try
        {
            if (await Sql.ScalarAsync(
                As(EmbeddedPostgres.Superuser) + ";Pooling=false",
                "SELECT pid FROM pg_stat_activity WHERE usename = $1 ORDER BY state = 'active' DESC, random() LIMIT 1", DatabaseRoles.Application) is int pid)
            {
                Signal("KILL", pid);
            }
        }
        catch (Npgsql.NpgsqlException)
        {
            // It recovers from the kill before.
        }
    }

    /// <summary>Every process of the server stands still until it is told to go on: no answer, no refusal.</summary>
    public async Task FreezeAsync(TimeSpan time)
    {
        var all = ProcessIds();
        Signal("STOP", all);
        await Task.Delay(time);
        Signal("CONT", all);
    }

    /// <summary>The server is away for a while and comes back.</summary>
    public async Task StopForAsync(TimeSpan time)
    {
        await Postgres.DisposeAsync();
        await Task.Delay(time);
        await StartAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartAgainAsync()
    {
        // What a killed server leaves behind takes a moment to go.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _postgres = await EmbeddedPostgres.StartAsync(_options, CancellationToken.None);
                return;
            }
            catch (StartRefusedException) when (attempt < 10)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private int[] ProcessIds()
    {
        var first = Postmaster.Of(Cluster)!.ProcessId;
        var children = File.ReadAllText($"/proc/{first}/task/{first}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [first, .. children.Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    }

    private static void Signal(string signal, params int[] processIds)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processIds.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
