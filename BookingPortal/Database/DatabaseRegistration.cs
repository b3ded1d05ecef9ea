using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Database;

public static class DatabaseRegistration
{
    /// <summary>The pool of the application role. The database itself outlives the services, so it is not theirs to dispose.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, PortalDatabase database)
    {
        services.AddSingleton(database);
        services.AddDbContextFactory<PortalDbContext>(options =>
            options.UseNpgsql(database.Application, npgsql => PortalDbContext.MapEnums(npgsql)));
        // The model holds passkeys only when Identity is told so, and the migrations made their table.
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        return services;
    }
}
