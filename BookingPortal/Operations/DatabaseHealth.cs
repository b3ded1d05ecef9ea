using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace BookingPortal.Operations;

/// <summary>Healthy when the database answers the application's own role and is of this program's version.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<PortalDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var portal = await contexts.CreateDbContextAsync(cancellationToken);
            var pending = await portal.Database.GetPendingMigrationsAsync(cancellationToken);
            return pending.FirstOrDefault() is { } first
                ? HealthCheckResult.Unhealthy($"The database lacks the migration {first} and those after it: run the verb migrate.")
                : HealthCheckResult.Healthy();
        }
        catch (NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {e.Message}");
        }
    }
}
