using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Database;

/// <summary>Registers the database and its clock.</summary>
public static class DatabaseRegistration
{
    /// <summary>The database itself outlives the services, so it is not theirs to dispose.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, PortalDatabase database) =>
        services.AddSingleton(database).AddPortalContexts(database.Application);

    /// <param name="application">The connection string of the application's role.</param>
    public static IServiceCollection AddPortalContexts(this IServiceCollection services, string application)
    {
        KeepThreadsFor(new NpgsqlConnectionStringBuilder(application).MaxPoolSize);
        services.AddPooledDbContextFactory<PortalDbContext>(options =>
            options.UseNpgsql(application, npgsql => PortalDbContext.MapEnums(npgsql)));

        // The model holds passkeys only when Identity is told so, and the migrations made their table.
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseClock>();
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section)
            .Validate(
                options => options.AnswerWithin > TimeSpan.Zero && options.AnswerWithin <= TimeSpan.FromSeconds(8),
                $"{DatabaseOptions.Section}:{nameof(DatabaseOptions.AnswerWithin)} has to be more than 0 and at most 8 seconds.")
            .ValidateOnStart();
        services.AddSingleton<Deadlines>();
        return services;
    }

    /// <summary>
    /// The driver gives a late statement up on a thread of the pool, and before that it asks the server, over a line of its
    /// own, to stop: where the server hangs, two seconds of a thread for each connection. A pool whose threads all wait
    /// grows by one or two a second; meanwhile nobody would be told anything (32 people were answered after 9 to 13 seconds).
    /// </summary>
    private static void KeepThreadsFor(int connections)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, connections + Environment.ProcessorCount + 4), ports);
    }
}
