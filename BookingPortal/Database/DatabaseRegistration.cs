using Npgsql;

namespace BookingPortal.Database;

public static class DatabaseRegistration
{
    /// <summary>The pool of the application role. The database itself outlives the services, so it is not theirs to dispose.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, PortalDatabase database)
    {
        services.AddSingleton(database);
        services.AddSingleton(_ => NpgsqlDataSource.Create(database.Application));
        return services;
    }
}
