using Npgsql;

namespace BookingPortal.Database;

/// <summary>One connection string for each database role; null where none is configured.</summary>
internal sealed record PortalConnections(string Application, string? Owner, string? Reports, string? Retention)
{
    private const int DefaultPool = 50;

    /// <summary>
    /// The logins that act as one role each, their password where the string has one; none where one login plays them all.
    /// </summary>
    public IEnumerable<(string Role, string Login, string? Password)> Logins
    {
        get
        {
            foreach (var (role, connectionString) in new[] { (DatabaseRoles.Application, Application), (DatabaseRoles.Reports, Reports), (DatabaseRoles.Retention, Retention) })
            {
                var builder = new NpgsqlConnectionStringBuilder(connectionString);
                if (builder is { Username: { } login, Options: null })
                {
                    yield return (role, login, builder.Password);
                }
            }
        }
    }

    /// <summary>Null when no connection string is set, which only Development may do.</summary>
    /// <exception cref="StartRefusedException">A connection string is missing or cannot be read.</exception>
    public static PortalConnections? From(IConfiguration configuration, IHostEnvironment environment)
    {
        var portal = Read(configuration, "Portal");
        var owner = Read(configuration, "Owner");
        if (portal is null)
        {
            return environment.IsDevelopment() && owner is null
                ? null
                : throw new StartRefusedException("ConnectionStrings:Portal is not set. Only in Development does the portal bring a database of its own; here it needs the connection string of a PostgreSQL 15 or newer.");
        }

        var reports = Read(configuration, "Reports");
        var retention = Read(configuration, "Retention");
        RefuseSharedLogins(("Portal", portal), ("Owner", owner), ("Reports", reports), ("Retention", retention));
        return environment.IsDevelopment() && owner is null
            ? new PortalConnections(
                ForApplication(As(portal, DatabaseRoles.Application)),
                ForOwner(portal),
                ForReports(reports ?? As(portal, DatabaseRoles.Reports)),
                ForApplication(retention ?? As(portal, DatabaseRoles.Retention)))
            : new PortalConnections(
                ForApplication(portal),
                owner is null ? null : ForOwner(owner),
                reports is null ? null : ForReports(reports),
                retention is null ? null : ForApplication(retention));
    }

    public static PortalConnections To(EmbeddedPostgres embedded) => new(
        ForApplication(embedded.ConnectionString(PortalDatabase.Name, DatabaseRoles.Application)),
        ForOwner(embedded.ConnectionString(PortalDatabase.Name, DatabaseRoles.Owner)),
        ForReports(embedded.ConnectionString(PortalDatabase.Name, DatabaseRoles.Reports)),
        ForApplication(embedded.ConnectionString(PortalDatabase.Name, DatabaseRoles.Retention)));

    private static string? Read(IConfiguration configuration, string name)
    {
        var text = configuration.GetConnectionString(name);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            var builder = new NpgsqlConnectionStringBuilder(text);
            return builder.Host is null || builder.Database is null
                ? throw new StartRefusedException($"ConnectionStrings:{name} has to name Host and Database.")
                : text;
        }
        catch (ArgumentException e)
        {
            throw new StartRefusedException($"ConnectionStrings:{name} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Each role has settings and rights that the others must not have: a login stands for one of them.</summary>
    private static void RefuseSharedLogins(params IEnumerable<(string Name, string? ConnectionString)> given)
    {
        var shared = given.Where(one => one.ConnectionString is not null)
            .GroupBy(one => new NpgsqlConnectionStringBuilder(one.ConnectionString).Username, one => $"ConnectionStrings:{one.Name}")
            .FirstOrDefault(login => login.Key is not null && login.Count() > 1);
        if (shared is not null)
        {
            throw new StartRefusedException($"{string.Join(" and ", shared)} name the same login \"{shared.Key}\". Each of them stands for a database role of its own: give each a login of its own.");
        }
    }

    // One login for all plays each role, and asks for the settings that a login of its own would carry.
    private static string As(string connectionString, string role)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var settings = DatabaseRoles.SettingsOf(role).Select(setting => $"-c {setting.Setting}={setting.Value}");
        builder.Options = string.Join(' ', [builder.Options, $"-c role={role}", .. settings]).Trim();
        return builder.ConnectionString;
    }

    private static string ForOwner(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "bookingportal-owner" }.ConnectionString;

    // A person waits behind each of these: connect, run and give up within seconds.
    private static string ForApplication(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "bookingportal",
            Timeout = 2,
            CommandTimeout = 5,
            CancellationTimeout = 2000,
            KeepAlive = 0,
            IncludeErrorDetail = false,
        };

        // Not asked for: to look for it doubles the wait for a server that hangs.
        if (!builder.ShouldSerialize("GSS Encryption Mode"))
        {
            builder.GssEncryptionMode = GssEncryptionMode.Disable;
        }

        // These two may be chosen: behind PgBouncer nothing can be prepared, and the pools of all nodes share the server's connections.
        if (!builder.ShouldSerialize("Max Auto Prepare"))
        {
            builder.MaxAutoPrepare = 50;
        }

        if (!builder.ShouldSerialize("Maximum Pool Size"))
        {
            builder.MaxPoolSize = DefaultPool;
        }

        return builder.ConnectionString;
    }

    private static string ForReports(string connectionString) =>
        new NpgsqlConnectionStringBuilder(ForApplication(connectionString)) { ApplicationName = "bookingportal-reports", CommandTimeout = 35, MaxPoolSize = 5 }.ConnectionString;
}
