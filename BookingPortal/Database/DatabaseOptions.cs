namespace BookingPortal.Database;

/// <summary>The settings under <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>Where the private PostgreSQL keeps its data; a relative path counts from the repository. Unused with a connection string.</summary>
    public string DataDirectory { get; set; } = ".data";

    /// <summary>True: <c>serve</c> migrates before it serves. Always so with the private PostgreSQL; for Development only.</summary>
    public bool MigrateAtStart { get; set; }

    /// <summary>
    /// How long a person waits at most for the answer to one request, however often and whatever the database is asked
    /// for it: more than 0 and at most 8 seconds.
    /// </summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(7);

    public static DatabaseOptions From(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<DatabaseOptions>() ?? new DatabaseOptions();

    public EmbeddedPostgresOptions Embedded(string contentRoot)
    {
        var root = RepositoryOf(contentRoot);
        return new EmbeddedPostgresOptions
        {
            DataDirectory = Path.GetFullPath(DataDirectory, root).TrimEnd(Path.DirectorySeparatorChar),
            ToolsDirectory = Path.Combine(root, ".tools"),
        };
    }

    /// <summary>The folder above with the solution in it; the folder itself when the portal does not run from its sources.</summary>
    public static string RepositoryOf(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, "BookingPortal.sln")))
            {
                return above.FullName;
            }
        }

        return Path.GetFullPath(folder);
    }
}
