using Npgsql;

namespace BookingPortal.Database;

/// <summary>A private PostgreSQL on 127.0.0.1, for machines that have no server set up: started with the portal and stopped with it.</summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string Superuser = "booking";

    private static readonly string[] Roles = [Superuser, .. DatabaseRoles.All];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClusterHome _home;
    private readonly ClusterPasswords _passwords;
    private readonly PostgresServer? _server;
    private FileStream? _lock;

    private EmbeddedPostgres(ClusterHome home, ClusterPasswords passwords, int port, EmbeddedPostgresOrigin origin, PostgresServer? server, FileStream? heldLock)
    {
        _home = home;
        _passwords = passwords;
        _server = server;
        _lock = heldLock;
        Port = port;
        Origin = origin;
    }

    public int Port { get; }

    public EmbeddedPostgresOrigin Origin { get; }

    /// <summary>Where the data really lies: below a closed folder only a link stays in the folder that was asked for.</summary>
    public string DataDirectory => _home.Folder;

    /// <summary>The folder of initdb, pg_ctl and postgres; null when the server was found running.</summary>
    public string? BinariesDirectory => _server?.Binaries.Folder;

    /// <summary>Starts the server, or takes over one that a killed portal left running. It is stopped when this is disposed.</summary>
    /// <exception cref="StartRefusedException">Another process works with this data, or PostgreSQL cannot run here.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken) =>
        await TryStartAsync(options, cancellationToken)
        ?? throw new StartRefusedException($"The portal already runs on the data in {options.DataDirectory}. Stop it first, or give this one data of its own with --Database:DataDirectory=FOLDER.");

    /// <summary>The server that runs for this data, left running when this is disposed; null when none runs.</summary>
    public static async Task<EmbeddedPostgres?> AttachAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var home = await ClusterHome.FindAsync(options.DataDirectory, cancellationToken);
        return home.HasCluster && Postmaster.Of(home.Cluster) is { IsAlive: true, IsReady: true } running
            ? new EmbeddedPostgres(home, ClusterPasswords.Load(home.Passwords, mayBegin: false, Roles), running.Port, EmbeddedPostgresOrigin.Attached, server: null, heldLock: null)
            : null;
    }

    /// <summary>For commands: the running server if there is one, else one that runs as long as the command.</summary>
    public static async Task<EmbeddedPostgres> AttachOrStartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var end = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < end)
        {
            // Whoever holds the lock is about to start the server or to stop it: wait for either.
            if (await TryStartAsync(options, cancellationToken) is { } started)
            {
                return started;
            }

            if (await AttachAsync(options, cancellationToken) is { } attached)
            {
                return attached;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        throw new StartRefusedException($"Another process holds the data in {options.DataDirectory}, but no database runs there.");
    }

    public string PasswordOf(string role) => _passwords.Of(role);

    public string ConnectionString(string database, string user) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = user,
        Password = PasswordOf(user),
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_lock is null)
        {
            return;
        }

        if (_server is not null)
        {
            await _server.StopAsync();
        }

        Abandon();
    }

    /// <summary>What the death of the process does: the lock is free, the server runs on.</summary>
    internal void Abandon()
    {
        _lock?.Dispose();
        _lock = null;
    }

    private static async Task<EmbeddedPostgres?> TryStartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var home = await ClusterHome.PrepareAsync(options.DataDirectory, cancellationToken);
        var heldLock = home.TryLock();
        if (heldLock is null)
        {
            return null;
        }

        try
        {
            var passwords = ClusterPasswords.Load(home.Passwords, mayBegin: !home.HasCluster, Roles);
            var binaries = await home.WithinReachAsync(await PostgresBinaries.FindAsync(options.ToolsDirectory, home.Major, cancellationToken), cancellationToken);
            var server = new PostgresServer(home, binaries, options);
            var (port, origin) = await server.StartAsync(passwords.Of(Superuser), cancellationToken);
            return new EmbeddedPostgres(home, passwords, port, origin, server, heldLock);
        }
        catch
        {
            await heldLock.DisposeAsync();
            throw;
        }
    }
}
