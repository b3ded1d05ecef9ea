using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BookingPortal.Audit;

/// <summary>
/// Rings for the followers of this process when any process has announced a change. One connection listens for all of
/// them as long as somebody waits; a lost one is made again, and meanwhile the followers' nap is the net.
/// </summary>
public sealed partial class ChangeBell(IDbContextFactory<PortalDbContext> contexts, TimeProvider ticks, ILogger<ChangeBell> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _next = NewBell();
    private Task? _listening;

    /// <summary>Until the next announcement, or until so much time has passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        Task next;
        lock (_lock)
        {
            _listening ??= Task.Run(ListenAsync, CancellationToken.None);
            next = _next.Task;
        }

        try
        {
            await next.WaitAsync(atMost, ticks, cancel);
        }
        catch (TimeoutException)
        {
            // Nothing was announced: the follower looks by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_listening is { } listening)
        {
            await listening;
        }

        _stop.Dispose();
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Ring()
    {
        lock (_lock)
        {
            _next.TrySetResult();
            _next = NewBell();
        }
    }

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (PostgresFaults.Of(exception) is not null)
            {
                Log.Lost(logger, exception);
                await Task.Delay(Pause, ticks, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancel)
    {
        // A connection of its own: it is busy as long as it listens, and a dead line has to be noticed.
        // A clone: a context that was in use before tells its connection string without the password.
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var portal = (NpgsqlConnection)context.Database.GetDbConnection();
        var settings = new NpgsqlConnectionStringBuilder(portal.ConnectionString) { KeepAlive = 15, Pooling = false };
        await using var connection = await portal.CloneWithAsync(settings.ConnectionString, cancel);
        await connection.OpenAsync(cancel);
        connection.Notification += (_, _) => Ring();
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = $"LISTEN {ChangeSignal.ChannelName}";
            await listen.ExecuteNonQueryAsync(cancel);
        }

        // What came while nobody listened.
        Ring();
        while (true)
        {
            await connection.WaitAsync(cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3002, LogLevel.Warning, "The line on which changes are announced was lost; it is made again")]
        public static partial void Lost(ILogger logger, Exception fault);
    }
}
