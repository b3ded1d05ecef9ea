namespace BookingPortal.Database;

/// <summary>The database that this process works with: the one the connection strings name, or in Development a private one.</summary>
public sealed class PortalDatabase : IAsyncDisposable
{
    /// <summary>The name of the database in the private cluster.</summary>
    public const string Name = "bookingportal";

    private readonly PortalConnections _connections;

    private PortalDatabase(PortalConnections connections, EmbeddedPostgres? embedded)
    {
        _connections = connections;
        Embedded = embedded;
    }

    /// <summary>The private PostgreSQL; null when connection strings are set.</summary>
    public EmbeddedPostgres? Embedded { get; }

    /// <summary>For migrations.</summary>
    public string Owner => _connections.Owner ?? throw NotSet("Owner");

    /// <summary>For the portal itself, with the limits within which it answers or gives up.</summary>
    public string Application => _connections.Application;

    public string Reports => _connections.Reports ?? throw NotSet("Reports");

    public string Retention => _connections.Retention ?? throw NotSet("Retention");

    /// <summary>For <c>serve</c>: starts the private PostgreSQL where no connection string is set, and stops it when this is disposed.</summary>
    /// <exception cref="StartRefusedException">A setting is missing, or the private PostgreSQL cannot start.</exception>
    public static async Task<PortalDatabase> OpenAsync(IConfiguration configuration, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        var migrates = DatabaseOptions.From(configuration).MigrateAtStart;
        if (migrates && !environment.IsDevelopment())
        {
            throw new StartRefusedException("Database:MigrateAtStart is for Development only: elsewhere the verb migrate does it, with the owner's connection string.");
        }

        var database = PortalConnections.From(configuration, environment) is { } connections
            ? new PortalDatabase(connections, embedded: null)
            : Private(await EmbeddedPostgres.StartAsync(Options(configuration, environment), cancellationToken));
        try
        {
            if (migrates || database.Embedded is not null)
            {
                await database.MigrateAsync(cancellationToken);
            }

            if (!environment.IsDevelopment())
            {
                await ApplicationRights.RefuseTooManyAsync(database.Application, cancellationToken);
            }

            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>For the other commands: works beside a running portal, and alone.</summary>
    /// <exception cref="StartRefusedException">A setting is missing, or the private PostgreSQL cannot start.</exception>
    public static async Task<PortalDatabase> AttachAsync(IConfiguration configuration, IHostEnvironment environment, CancellationToken cancellationToken) =>
        PortalConnections.From(configuration, environment) is { } connections
            ? new PortalDatabase(connections, embedded: null)
            : Private(await EmbeddedPostgres.AttachOrStartAsync(Options(configuration, environment), cancellationToken));

    /// <summary>Starts nothing: null when the private PostgreSQL does not run.</summary>
    public static async Task<PortalDatabase?> FindAsync(IConfiguration configuration, IHostEnvironment environment, CancellationToken cancellationToken)
    {
        if (PortalConnections.From(configuration, environment) is { } connections)
        {
            return new PortalDatabase(connections, embedded: null);
        }

        return await EmbeddedPostgres.AttachAsync(Options(configuration, environment), cancellationToken) is { } running ? Private(running) : null;
    }

    /// <summary>Brings roles, tables and rights to the version of this program; does nothing where they are.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) =>
        DatabaseMigrator.MigrateAsync(
            Embedded?.ConnectionString("postgres", EmbeddedPostgres.Superuser) ?? Owner,
            Owner,
            Embedded is null ? _connections.Logins : DatabaseRoles.All.Select(role => (role, role, (string?)Embedded.PasswordOf(role))),
            cancellationToken);

    public ValueTask DisposeAsync() => Embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static PortalDatabase Private(EmbeddedPostgres embedded) => new(PortalConnections.To(embedded), embedded);

    private static EmbeddedPostgresOptions Options(IConfiguration configuration, IHostEnvironment environment) =>
        OperatingSystem.IsLinux()
            ? DatabaseOptions.From(configuration).Embedded(environment.ContentRootPath)
            : throw new StartRefusedException("The private PostgreSQL runs on Linux only. Set ConnectionStrings:Portal to a PostgreSQL 15 or newer.");

    private static StartRefusedException NotSet(string role) =>
        new($"ConnectionStrings:{role} is not set. It is the connection string of the database role that this command needs.");
}
