using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Accounts;

/// <summary>Outside of Development the portal refuses to start on a database that holds demo people.</summary>
public sealed partial class DemoPeopleGuard(IDbContextFactory<PortalDbContext> contexts, IHostEnvironment environment, ILogger<DemoPeopleGuard> log)
    : IHostedService
{
    private readonly ILogger _log = log;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
        {
            return;
        }

        var domain = "@" + DemoMode.Domain.ToUpperInvariant();
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await context.Users.AnyAsync(user => user.NormalizedEmail!.EndsWith(domain), cancellationToken))
            {
                throw new StartRefusedException(
                    $"The database holds demo people ({DemoMode.Accounts[0].Email} …), and the environment is {environment.EnvironmentName}. Point ConnectionStrings:Portal to another database.");
            }
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            // The database may come later than the portal. Demo people cannot sign in here anyway.
            Log.NotAsked(_log, e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Warning, "The database did not answer: not checked whether it holds demo people")]
        public static partial void NotAsked(ILogger log, Exception exception);
    }
}
