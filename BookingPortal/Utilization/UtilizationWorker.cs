using BookingPortal.Database;

namespace BookingPortal.Utilization;

/// <summary>
/// Keeps the rollup a few seconds behind the bookings. Any number of processes may do this at once: one counts at a time.
/// Whoever opens the dashboard in between has the last changes counted first.
/// </summary>
internal sealed partial class UtilizationWorker(UtilizationRollup rollup, TimeProvider ticks, ILogger<UtilizationWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>How often hours, closures and seats are looked at, in rounds.</summary>
    private const int RoundsBetweenRenewals = 5;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, ticks);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                await rollup.CatchUpAsync(stoppingToken);
                if (round % RoundsBetweenRenewals == 0)
                {
                    await rollup.RenewAsync(stoppingToken);
                    await rollup.RecountAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested && PostgresFaults.Of(exception) is not null)
            {
                // The database is away: the bookings wait to be counted, and so does this.
                Log.Postponed(logger, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7011, LogLevel.Warning, "The use of facilities could not be counted; it is counted soon")]
        public static partial void Postponed(ILogger logger, Exception fault);
    }
}
