using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Audit;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Operations.Integrity;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace BookingPortal.Tests.Support;

/// <summary>The portal's services over a database, and what a test does to either.</summary>
public abstract class PortalUnderTest(string database)
{
    private ServiceProvider? _services;

    public string Database { get; } = database;

    /// <summary>Owns the tables: may do what the portal may not.</summary>
    public string Owner => As(DatabaseRoles.Owner);

    /// <summary>The role of the running portal, with the waiting times of the running portal.</summary>
    public string Application =>
        As(DatabaseRoles.Application) + $";Maximum Pool Size=40;Timeout=2;Command Timeout=5;Cancellation Timeout=2000;GSS Encryption Mode=Disable;Max Auto Prepare={MostPrepared}";

    /// <summary>How many statements the portal prepares by itself.</summary>
    protected virtual int MostPrepared => 50;

    protected abstract EmbeddedPostgres Postgres { get; }

    /// <summary>What stands in the portal's configuration.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    public string As(string role) => ConnectionString(role);

    /// <summary>The services of one signed-in person: a scope as long as a circuit.</summary>
    public AsyncServiceScope SignIn(PortalUser person, params string[] roles)
    {
        var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SignedIn>().Be(person, roles);
        scope.ServiceProvider.GetRequiredService<CallerOrigin>().Remember(System.Net.IPAddress.Parse("192.0.2.7"), "Test browser");
        return scope;
    }

    /// <summary>The services of somebody who is not signed in.</summary>
    public AsyncServiceScope SignOut() => _services!.CreateAsyncScope();

    /// <summary>A context with the rights of the tables' owner, to set a scene.</summary>
    public PortalDbContext OwnerContext() => new(PortalDbContext.OptionsFor(Owner));

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    /// <summary>The database's clock.</summary>
    public async Task<Instant> NowAsync() => await Get<DatabaseClock>().NowAsync();

    /// <summary>Runs one statement as the owner of the tables.</summary>
    public Task<object?> SqlAsync(string sql, params object?[] values) => Sql.ScalarAsync(Owner, sql, values);

    /// <summary>Ends the portal's connections from the server's side, as a restart of the server would.</summary>
    public Task CutConnectionsAsync() => Sql.ScalarAsync(
        As(EmbeddedPostgres.Superuser), "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = $1 AND usename = $2",
        Database, DatabaseRoles.Application);

    /// <summary>Waits until a statement of the portal waits for a lock, and ends its connection.</summary>
    public async Task CutWaitingConnectionAsync()
    {
        const string cut = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = $1 AND usename = $2 AND wait_event_type = 'Lock'
            """;
        while (await Sql.ScalarAsync(As(EmbeddedPostgres.Superuser), cut, Database, DatabaseRoles.Application) is 0L)
        {
            await Task.Yield();
        }
    }

    /// <summary>Changes a setting of the portal's role in this database and ends its connections, so that new ones have it.</summary>
    public async Task SetForApplicationAsync(string change)
    {
        await Sql.ScalarAsync(As(EmbeddedPostgres.Superuser), $"ALTER ROLE {DatabaseRoles.Application} IN DATABASE {Database} {change}");
        await CutConnectionsAsync();

        // The pool forgets its dead connections when it meets the first of them.
        await using var context = await Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        while (!await context.Database.CanConnectAsync())
        {
        }
    }

    /// <summary>Entity Framework keeps the pools of a closed portal to itself, where nobody can clear them: they empty themselves.</summary>
    protected virtual string ConnectionString(string role) =>
        Postgres.ConnectionString(Database, role) + ";Connection Idle Lifetime=2;Connection Pruning Interval=1";

    protected static Task MigrateAsync(EmbeddedPostgres postgres, string database) => DatabaseMigrator.MigrateAsync(
        postgres.ConnectionString("postgres", EmbeddedPostgres.Superuser),
        postgres.ConnectionString(database, DatabaseRoles.Owner),
        DatabaseRoles.All.Select(role => (role, role, (string?)postgres.PasswordOf(role))));

    protected void Open() => _services = new ServiceCollection()
        .AddLogging()
        .AddIdentityCore<PortalUser>().AddRoles<IdentityRole<int>>().AddEntityFrameworkStores<PortalDbContext>().Services
        .AddPortalContexts(Application)
        .AddAudit().AddFacilities().AddBookings().AddAvailability().AddUtilization().AddIntegrity().AddPeople()
        .AddScoped<CallerOrigin>().AddScoped<CurrentUser>().AddScoped<SignedIn>()
        .AddScoped<AuthenticationStateProvider>(scope => scope.GetRequiredService<SignedIn>())
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build())
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    protected async Task CloseAsync()
    {
        await CloseServicesAsync();
        NpgsqlConnection.ClearAllPools();
    }

    protected ValueTask CloseServicesAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;
}
