using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BookingPortal.Database;
using BookingPortal.Tests.Campaigns;

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
    private CutProxy? _network;
    private TimeSpan? _answerWithin;

    private OwnPortal()
        : base("portal") => _options = new EmbeddedPostgresOptions
        {
            DataDirectory = _folder.Path,
            ToolsDirectory = Path.Combine(DatabaseOptions.RepositoryOf(AppContext.BaseDirectory), ".tools"),
            Port = FreePort(),
            MaxConnections = 120,
        };

    protected override EmbeddedPostgres Postgres => _postgres!;

    protected override int MostPrepared => _network is null ? 50 : 0;

    protected override Dictionary<string, string?> Settings =>
        _answerWithin is { } time ? new() { ["Database:AnswerWithin"] = time.ToString("c", CultureInfo.InvariantCulture) } : [];

    /// <summary>Where the server listens.</summary>
    public int Port => _options.Port!.Value;

    /// <summary>The folder of the cluster itself.</summary>
    private string Cluster => Path.Combine(Postgres.DataDirectory, "postgres");

    /// <summary>The tables' owner sets scenes between two deaths of the server: it keeps no line that may have died.</summary>
    protected override string ConnectionString(string role) => role != DatabaseRoles.Application
        ? base.ConnectionString(role) + ";Pooling=false"
        : _network is null ? base.ConnectionString(role) : ThroughTheNetwork(base.ConnectionString(role));

    /// <summary>What carries the portal's bytes to the server, where it was asked for.</summary>
    public CutProxy Network => _network ?? throw new InvalidOperationException("The portal was started without a network that can be cut.");

    /// <param name="withNetwork">Puts <see cref="Network"/> between the portal and the server.</param>
    /// <param name="answerWithin">Another time for an answer than the portal's own.</param>
    public static async Task<OwnPortal> StartAsync(bool withNetwork = false, TimeSpan? answerWithin = null)
    {
        var portal = new OwnPortal { _answerWithin = answerWithin };
        portal._postgres = await EmbeddedPostgres.StartAsync(portal._options, CancellationToken.None);
        await MigrateAsync(portal._postgres, portal.Database);
        portal._network = withNetwork ? new CutProxy(portal.Port) : null;
        portal.Open();
        return portal;
    }

    /// <summary>The end of the server's own log, for whoever wonders why it did not answer.</summary>
    public IEnumerable<string> EndOfLog() => File.ReadLines(Path.Combine(Postgres.DataDirectory, "postgres.log")).TakeLast(40);

    /// <summary>kill -9 of the server's first process, and a new start: recovery from the log of writes.</summary>
    public async Task KillServerAsync()
    {
        Signal("KILL", Postmaster.Of(Cluster)!.ProcessId);
        Postgres.Abandon();
        await StartAgainAsync();
    }

    /// <summary>kill -9 of one process that works for the portal: the server ends all others and recovers by itself.</summary>
    /// <returns>Whether there was one to kill, and it is gone.</returns>
    public async Task<bool> KillBackendAsync()
    {
        try
        {
            if (await Sql.ScalarAsync(
                As(EmbeddedPostgres.Superuser),
                "SELECT pid FROM pg_stat_activity WHERE usename = $1 ORDER BY state = 'active' DESC, random() LIMIT 1", DatabaseRoles.Application) is int pid)
            {
                Signal("KILL", pid);
                for (var began = Stopwatch.GetTimestamp(); Directory.Exists($"/proc/{pid}") && Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5);)
                {
                    await Task.Delay(5);
                }

                return !Directory.Exists($"/proc/{pid}");
            }
        }
        catch (Npgsql.NpgsqlException)
        {
            // It recovers from the kill before.
        }

        return false;
    }

    /// <summary>Every process of the server stands still until the answer is disposed: no answer, no refusal.</summary>
    public IDisposable Freeze() => new Frozen(ProcessIds());

    public async Task FreezeAsync(TimeSpan time)
    {
        using (Freeze())
        {
            await Task.Delay(time);
        }
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
        if (_network is not null)
        {
            await _network.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Statements go over it as text: what is prepared carries only a name.</summary>
    private string ThroughTheNetwork(string connectionString) => new Npgsql.NpgsqlConnectionStringBuilder(connectionString)
    {
        Host = "127.0.0.1",
        Port = _network!.Port,
        SslMode = Npgsql.SslMode.Disable,
    }.ConnectionString;

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

    private sealed class Frozen : IDisposable
    {
        private readonly int[] _processIds;

        internal Frozen(int[] processIds)
        {
            _processIds = processIds;
            Signal("STOP", _processIds);
        }

        public void Dispose() => Signal("CONT", _processIds);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
