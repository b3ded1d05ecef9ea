using System.Net;
using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Operations.Integrity;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Benchmarks.Offices;

/// <summary>A filled database and the portal's services over it, on the portal's own connection settings.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly List<AsyncServiceScope> _scopes = [];

    internal Office(BenchmarkServer server, string database, OfficeSize size)
        : this(server.ConnectionsTo(database).Application, size)
    {
        Database = database;
        Superuser = server.Superuser(database);
        Owner = server.ConnectionsTo(database).Owner!;
    }

    private Office(string application, OfficeSize size)
    {
        (Size, Application, Database, Superuser, Owner) = (size, application, "", "", "");
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddPortalContexts(Application)
            .AddAudit().AddFacilities().AddBookings().AddAvailability().AddUtilization().AddIntegrity()
            .AddScoped<CallerOrigin>().AddScoped<CurrentUser>().AddScoped<PeopleService>().AddScoped<SignedIn>()
            .AddScoped<AuthenticationStateProvider>(scope => scope.GetRequiredService<SignedIn>())
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    internal OfficeSize Size { get; }

    internal string Database { get; }

    /// <summary>The portal's role, with the portal's limits.</summary>
    internal string Application { get; }

    /// <summary>Owns the tables: makes and inspects, measures nothing.</summary>
    internal string Owner { get; }

    internal string Superuser { get; }

    /// <summary>Makes the database and fills it.</summary>
    internal static async Task<Office> OpenAsync(BenchmarkServer server, OfficeSize size, Progress progress, CancellationToken cancel, string suffix = "")
    {
        var office = new Office(server, $"office_{size.Name}{suffix}".ToLowerInvariant(), size);
        await server.MigrateAsync(office.Database, cancel);
        await new OfficeLoader(office.Owner, size, progress).LoadAsync(cancel);

        // What the load has left to write must not be written while something is measured.
        await Sql.RunAsync(office.Superuser, "CHECKPOINT", cancel);
        return office;
    }

    /// <summary>The same services in another process, on a database that somebody else has filled and owns.</summary>
    internal static Office Attach(string application) => new(application, new OfficeSize(0));

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal Task<PortalDbContext> ContextAsync(CancellationToken cancel) => Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(cancel);

    /// <summary>The services of one signed-in person: a scope as long as this office is open.</summary>
    internal async Task<IServiceProvider> SignInAsync(int personId, CancellationToken cancel, string role = RoleNames.Employee)
    {
        await using var context = await ContextAsync(cancel);
        var person = await context.Users.SingleAsync(user => user.Id == personId, cancel);
        var scope = _services.CreateAsyncScope();
        _scopes.Add(scope);
        scope.ServiceProvider.GetRequiredService<SignedIn>().Be(person.Id, person.FullName, person.SecurityStamp!, role);
        scope.ServiceProvider.GetRequiredService<CallerOrigin>().Remember(IPAddress.Parse("192.0.2.7"), "Mozilla/5.0 (X11; Linux x86_64) Benchmark/1.0");
        return scope.ServiceProvider;
    }

    /// <summary>So many people, none of them staff, each with services of his own.</summary>
    internal async Task<IReadOnlyList<IServiceProvider>> CrewAsync(int count, CancellationToken cancel)
    {
        var crew = new List<IServiceProvider>();
        for (var person = 1; crew.Count < count; person++)
        {
            if (person % 50 != 0)
            {
                crew.Add(await SignInAsync(person, cancel));
            }
        }

        return crew;
    }

    /// <summary>Midnight UTC of a day counted from today.</summary>
    internal async Task<Instant> MidnightAsync(int daysFromToday, CancellationToken cancel) =>
        (await Get<DatabaseClock>().NowAsync(cancel)).InUtc().Date.PlusDays(daysFromToday).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
        {
            await scope.DisposeAsync();
        }

        await _services.DisposeAsync();
    }
}
