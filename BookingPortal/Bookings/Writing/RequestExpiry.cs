using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Bookings.Writing;

/// <summary>
/// Gives the slots of requests back that nobody has decided in time. Any number of processes may do this at once: each
/// request expires once. A booking that meets such a request before this worker does lets it expire itself.
/// </summary>
internal sealed partial class RequestExpiry(
    IDbContextFactory<PortalDbContext> contexts, ChangeSignal changes, TimeProvider ticks, ILogger<RequestExpiry> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly StatementSender _sender = new(contexts);

    /// <summary>How many requests have expired.</summary>
    internal async Task<int> ExpireDueAsync(CancellationToken cancel)
    {
        var count = 0;
        while (await OnceAsync(cancel) is var some and > 0)
        {
            count += some;
            changes.Raise();
        }

        return count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, ticks);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await ExpireDueAsync(stoppingToken) is var count and > 0)
                {
                    Log.Expired(logger, count);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested && PostgresFaults.Of(exception) is not null)
            {
                // The database is away: the requests wait, and so does this.
                Log.Postponed(logger, exception);
            }
        }
    }

    private async Task<int> OnceAsync(CancellationToken cancel) =>
        await _sender.SendAsync(
            CancelStatement.Expire, new StatementValues().With("facility", (int?)null), new Sending(), row => (object)row.GetInt32(0), cancel) is int count ? count : 0;

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Information, "{Count} requests have expired undecided")]
        public static partial void Expired(ILogger logger, int count);

        [LoggerMessage(1102, LogLevel.Warning, "Requests could not be looked through; they are looked through again soon")]
        public static partial void Postponed(ILogger logger, Exception fault);
    }
}
