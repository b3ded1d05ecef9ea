using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BookingPortal.Database;

/// <summary>Makes, starts and stops the server of one cluster by PostgreSQL's own tools. The caller holds the lock of the home.</summary>
internal sealed class PostgresServer(ClusterHome home, PostgresBinaries binaries, EmbeddedPostgresOptions options)
{
    private const int Attempts = 5;
    private const long LargestLog = 8 * 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ToolRunner _tools = new(home.Account);

    public PostgresBinaries Binaries => binaries;

    public async Task<(int Port, EmbeddedPostgresOrigin Origin)> StartAsync(string password, CancellationToken cancellationToken)
    {
        if (!home.HasCluster)
        {
            await MakeAsync(password, cancellationToken);
            return (await LaunchAsync(cancellationToken), EmbeddedPostgresOrigin.Made);
        }

        return await RunningAsync(cancellationToken) is { } running
            ? (running.Port, EmbeddedPostgresOrigin.Adopted)
            : (await LaunchAsync(cancellationToken), EmbeddedPostgresOrigin.Started);
    }

    /// <summary>Never throws: it is called while the portal ends, and the next start recovers what did not stop.</summary>
    public async Task StopAsync()
    {
        if (Postmaster.Of(home.Cluster) is { IsAlive: true })
        {
            var stopped = await _tools.RunAsync(binaries.PathOf("pg_ctl"), ["stop", "-D", home.Cluster, "-m", "fast", "-w", "-t", "30"], CancellationToken.None);
            if (!stopped.Succeeded)
            {
                await _tools.RunAsync(binaries.PathOf("pg_ctl"), ["stop", "-D", home.Cluster, "-m", "immediate", "-w", "-t", "10"], CancellationToken.None);
            }
        }
    }

    private async Task MakeAsync(string password, CancellationToken cancellationToken)
    {
        // A cluster has its real name only when it is whole: a start that is killed in here begins anew.
        var unfinished = home.Cluster + ".new";
        var passwordFile = Path.Combine(home.Folder, "initdb.password");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        try
        {
            Directory.CreateDirectory(unfinished, OwnerOnly);
            ClusterPasswords.Write(passwordFile, password);
            await GiveToServerAsync(unfinished, cancellationToken);
            await GiveToServerAsync(passwordFile, cancellationToken);
            List<string> arguments =
            [
                "-D", unfinished, "-U", EmbeddedPostgres.Superuser, "-E", "UTF8", "--locale=C.UTF-8", "-k",
                "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--no-instructions",
            ];
            if (!options.Durable)
            {
                arguments.Add("--no-sync");
            }

            var made = await _tools.RunAsync(binaries.PathOf("initdb"), arguments, cancellationToken);
            if (!made.Succeeded)
            {
                var hint = made.Errors.Contains("could not look up effective user ID", StringComparison.Ordinal) ? " The account that starts the portal needs a line in /etc/passwd." : "";
                throw new StartRefusedException($"PostgreSQL {binaries.Version} could not make a database in {home.Folder}.{hint}{Environment.NewLine}{made.Words}");
            }

            Directory.Move(unfinished, home.Cluster);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private async Task<Postmaster?> RunningAsync(CancellationToken cancellationToken)
    {
        var end = DateTime.UtcNow + Patience;
        while (Postmaster.Of(home.Cluster) is { } found)
        {
            if (!found.IsAlive)
            {
                File.Delete(Postmaster.FileOf(home.Cluster));
                return null;
            }

            if (found.IsReady)
            {
                return found;
            }

            if (DateTime.UtcNow > end)
            {
                throw new StartRefusedException($"The database server {found.ProcessId} of {home.Cluster} neither starts nor stops. Its log is {home.Log}.");
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }

    private async Task<int> LaunchAsync(CancellationToken cancellationToken)
    {
        await PrepareLogAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port ?? FreePort();
            var started = await _tools.RunAsync(
                binaries.PathOf("pg_ctl"),
                ["start", "-w", "-t", "60", "-D", home.Cluster, "-l", home.Log, "-o", ServerArguments(port)],
                cancellationToken);
            if (started.Succeeded)
            {
                return port;
            }

            if (attempt == Attempts)
            {
                var log = string.Join(Environment.NewLine, File.ReadLines(home.Log).TakeLast(15));
                throw new StartRefusedException($"PostgreSQL {binaries.Version} does not start on the data in {home.Cluster}. The end of its log ({home.Log}):{Environment.NewLine}{log}");
            }

            // The port may have been taken in between, or children of a killed server are not gone yet.
            await Task.Delay(Pause, cancellationToken);
        }
    }

    // The server opens the log as its own account, which may not make files in the home.
    private async Task PrepareLogAsync(CancellationToken cancellationToken)
    {
        var log = new FileInfo(home.Log);
        if (log.Exists && log.Length > LargestLog)
        {
            log.Delete();
        }

        using (File.Open(home.Log, FileMode.OpenOrCreate))
        {
            File.SetUnixFileMode(home.Log, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await GiveToServerAsync(home.Log, cancellationToken);
    }

    private Task GiveToServerAsync(string path, CancellationToken cancellationToken) =>
        home.Account?.TakeOverAsync(path, cancellationToken) ?? Task.CompletedTask;

    private string ServerArguments(int port)
    {
        var arguments = string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections={options.MaxConnections}");
        arguments += options.SharedBuffers is { } buffers ? string.Create(CultureInfo.InvariantCulture, $" -c shared_buffers={buffers}MB") : "";
        return options.Durable ? arguments : $"{arguments} -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
