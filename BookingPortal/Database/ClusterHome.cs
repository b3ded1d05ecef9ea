
namespace BookingPortal.Database;

/// <summary>The folder around a private cluster: <c>postgres/</c> (the cluster), <c>passwords.json</c>, <c>postgres.log</c> and <c>app.lock</c>.</summary>
internal sealed class ClusterHome
{
    private const string Elsewhere = "/var/lib/bookingportal";
    private const UnixFileMode OpenToWalk = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private ClusterHome(string cluster, ServerAccount? account)
    {
        Cluster = cluster;
        Folder = Path.GetDirectoryName(cluster)!;
        Account = account;
    }

    public string Folder { get; }
    public string Cluster { get; }
    public ServerAccount? Account { get; }
    public string Passwords => Path.Combine(Folder, "passwords.json");
    public string Log => Path.Combine(Folder, "postgres.log");
    public bool HasCluster => Directory.Exists(Cluster);

    /// <summary>The major version that made the cluster, null when there is none yet.</summary>
    public int? Major => HasCluster && int.TryParse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")), out var major) ? major : null;

    /// <summary>The home of this data directory, made when there is none.</summary>
    public static async Task<ClusterHome> PrepareAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        CreateFolder(dataDirectory);
        var home = await FindAsync(dataDirectory, cancellationToken);
        if (home.Account is not { } account)
        {
            return home;
        }

        if (!home.HasCluster && home.Folder == dataDirectory && !await account.CanReachAsync(dataDirectory, cancellationToken))
        {
            // Below a closed folder (the home of root) the server's account can own nothing. The data goes where it can, and a link stays here.
            var elsewhere = Path.Combine(OpenFolder(Elsewhere), Guid.NewGuid().ToString("N")[..12]);
            File.CreateSymbolicLink(LinkIn(dataDirectory), Path.Combine(OpenFolder(elsewhere), "postgres"));
            home = await FindAsync(dataDirectory, cancellationToken);
        }

        OpenFolderIfMoved(home, dataDirectory);
        if (!await account.CanReachAsync(home.Folder, cancellationToken))
        {
            var closed = await account.FirstClosedFolderAsync(home.Folder, cancellationToken);
            throw new StartRefusedException($"PostgreSQL runs as the user {account.Name}, who may not enter {closed}, and its data lies below. Open that folder (chmod o+x), or name another one in Database:DataDirectory.");
        }

        return home;
    }

    /// <summary>The home of this data directory as it is, whether anything is in it or not.</summary>
    public static async Task<ClusterHome> FindAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var cluster = new DirectoryInfo(LinkIn(dataDirectory)).LinkTarget ?? LinkIn(dataDirectory);
        return new ClusterHome(cluster, await ServerAccount.ForAsync(cluster, cancellationToken));
    }

    /// <summary>Held as long as a process works with the cluster; the kernel frees it when that process dies. Null when another one holds it.</summary>
    public FileStream? TryLock()
    {
        var file = Path.Combine(Folder, "app.lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartRefusedException($"{file} belongs to another account. Start the portal as the account that made it.", e);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            return null;
        }
    }

    /// <summary>A copy of the binaries that the server's account can reach: those of <c>./run</c> may lie below a closed folder.</summary>
    public async Task<PostgresBinaries> WithinReachAsync(PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        if (Account is null || await Account.CanReachAsync(binaries.PathOf("postgres"), cancellationToken))
        {
            return binaries;
        }

        if (!binaries.FromTools)
        {
            throw new StartRefusedException($"PostgreSQL runs as the user {Account.Name}, who may not run {binaries.PathOf("postgres")}: {await Account.FirstClosedFolderAsync(binaries.Folder, cancellationToken)} is closed to it.");
        }

        var copy = Path.Combine(OpenFolder(Elsewhere), $"postgresql-{binaries.Version}");
        if (!Directory.Exists(copy))
        {
            var unfinished = $"{copy}.{Environment.ProcessId}";
            await MustAsync("cp", ["-a", Path.GetDirectoryName(binaries.Folder)!, unfinished], cancellationToken);
            await MustAsync("chmod", ["-R", "u=rwX,go=rX", unfinished], cancellationToken);
            Directory.Move(unfinished, copy);
        }

        return binaries with { Folder = Path.Combine(copy, "bin") };
    }

    private static string LinkIn(string dataDirectory) => Path.Combine(dataDirectory, "postgres");

    private static void OpenFolderIfMoved(ClusterHome home, string dataDirectory)
    {
        if (home.Folder != dataDirectory && !Directory.Exists(home.Folder))
        {
            OpenFolder(Elsewhere);
            OpenFolder(home.Folder);
        }
    }

    private static string OpenFolder(string path)
    {
        CreateFolder(path);
        File.SetUnixFileMode(path, OpenToWalk);
        return path;
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException($"The folder {path} for the data cannot be made: {e.Message} Name another one in Database:DataDirectory.", e);
        }
    }

    private static async Task MustAsync(string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await ToolRunner.RunAsSelfAsync(tool, arguments, cancellationToken);
        if (!result.Succeeded)
        {
            throw new StartRefusedException($"PostgreSQL could not be copied to a folder that its account can reach: {result.Words}");
        }
    }
}
