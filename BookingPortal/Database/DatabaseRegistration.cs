using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

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
        services.AddPooledDbContextFactory<PortalDbContext>(options =>
            options.UseNpgsql(application, npgsql => PortalDbContext.MapEnums(npgsql)));

        // The model holds passkeys only when Identity is told so, and the migrations made their table.
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseClock>();
        return services;
    }
}
