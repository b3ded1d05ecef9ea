namespace BookingPortal.Database;

/// <summary>The account that runs PostgreSQL when root starts the portal: PostgreSQL itself refuses root.</summary>
internal sealed record ServerAccount(string Name, string User, string Group)
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    public IEnumerable<string> SetprivArguments =>
        [$"--reuid={User}", $"--regid={Group}", "--clear-groups", "--inh-caps=-all", "--no-new-privs"];

    /// <summary>Null for an ordinary user, who runs PostgreSQL as himself.</summary>
    /// <param name="cluster">An existing cluster keeps its owner, whoever starts it this time.</param>
    public static async Task<ServerAccount?> ForAsync(string cluster, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        if (Directory.Exists(cluster) && await OwnerOfAsync(cluster, cancellationToken) is { User: not "0" } owner)
        {
            return owner;
        }

        foreach (var name in Candidates)
        {
            var user = await ToolRunner.RunAsSelfAsync("id", ["-u", name], cancellationToken);
            var group = await ToolRunner.RunAsSelfAsync("id", ["-g", name], cancellationToken);
            if (user.Succeeded && group.Succeeded)
            {
                return new ServerAccount(name, user.Output.Trim(), group.Output.Trim());
            }
        }

        throw new StartRefusedException("PostgreSQL refuses to run as root, and this machine has neither a user postgres nor a user nobody. Start the portal as an ordinary user.");
    }

    /// <summary>Hands a file or folder of root's to this account.</summary>
    public async Task TakeOverAsync(string path, CancellationToken cancellationToken)
    {
        var result = await ToolRunner.RunAsSelfAsync("chown", [$"{User}:{Group}", path], cancellationToken);
        if (!result.Succeeded)
        {
            throw new StartRefusedException($"{path} could not be given to the user {Name}, who runs PostgreSQL: {result.Words}");
        }
    }

    /// <summary>True when this account can walk to the folder, or may run the file.</summary>
    public async Task<bool> CanReachAsync(string path, CancellationToken cancellationToken) =>
        (await new ToolRunner(this).RunAsync("test", ["-x", path], cancellationToken)).Succeeded;

    /// <summary>The folder on the way to <paramref name="path"/> that shuts this account out.</summary>
    public async Task<string> FirstClosedFolderAsync(string path, CancellationToken cancellationToken)
    {
        var closed = path;
        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!await CanReachAsync(folder, cancellationToken))
            {
                closed = folder;
            }
        }

        return closed;
    }

    private static async Task<ServerAccount?> OwnerOfAsync(string path, CancellationToken cancellationToken)
    {
        var result = await ToolRunner.RunAsSelfAsync("stat", ["-L", "-c", "%U %u %g", path], cancellationToken);
        return result.Succeeded && result.Output.Trim().Split(' ') is [var name, var user, var group]
            ? new ServerAccount(name, user, group)
            : null;
    }
}
