using System.Threading.Channels;
using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Audit;

/// <summary>
/// Tells all processes that something was committed. Raised after the commit and never inside of it, where it cost a
/// writer up to four fifths of its speed; many raises in a row become one notification. It is a hint: a lost one costs
/// the followers' nap, nothing else.
/// </summary>
public sealed partial class ChangeSignal(IDbContextFactory<PortalDbContext> contexts, ILogger<ChangeSignal> logger) : BackgroundService
{
    public const string ChannelName = "booking_changes";

    /// <summary>Raises within this time are one.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(25);

    private readonly Channel<bool> _raised = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Never waits and never fails.</summary>
    public void Raise() => _raised.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _raised.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(stoppingToken);
                await context.Database.ExecuteSqlRawAsync($"NOTIFY {ChannelName}", stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested && PostgresFaults.Of(exception) is not null)
            {
                Log.NotSent(logger, exception);
            }

            await Task.Delay(Gap, stoppingToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Debug, "A change could not be announced; followers find it by themselves")]
        public static partial void NotSent(ILogger logger, Exception fault);
    }
}
