using BookingPortal.Audit;
using BookingPortal.Database;
using BookingPortal.Facilities;

namespace BookingPortal.Availability;

/// <summary>
/// Keeps the open screens of this process up to date: reads what is new in the audit log, woken by the bell and by itself,
/// has the board read the touched days and tells whose bookings they were. What could not be done is done again.
/// </summary>
public sealed partial class LiveFeed(
    AuditTail tail, ChangeBell bell, DayBoard board, OwnChangesFeed own, FacilityCatalog catalog, DatabaseClock clock, TimeProvider ticks,
    ILogger<LiveFeed> logger) : BackgroundService
{
    /// <summary>A lost announcement, or new hours of a room, cost no more than this (and the five seconds of the catalog).</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMilliseconds(500);

    /// <summary>What no row of the log tells: a person's new name, a row that was changed by hand.</summary>
    private static readonly TimeSpan Refreshing = TimeSpan.FromMinutes(1);

    private AuditPosition? _position;
    private IReadOnlyList<FacilityFacts>? _rooms;
    private long _refreshedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // The bell is asked first: a change that comes while the log is read rings for the next round.
                var rung = bell.WaitAsync(LongestNap, stoppingToken);
                await CatchUpAsync(stoppingToken);
                await rung;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // Whatever it was, screens must not stand still for good: it is told and tried again, with every open day.
                Log.NotRead(logger, fault);
                _refreshedAt = 0;
                await Task.Delay(PauseAfterFault, ticks, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task CatchUpAsync(CancellationToken cancel)
    {
        _position ??= await tail.HereAsync(cancel);
        var news = await tail.SinceAsync(_position, cancel);
        var reaches = news.Changes.SelectMany(ChangeReach.Of).ToList();

        // Asked here, before hundreds of screens need it at the same moment.
        await clock.NowAsync(cancel);
        if (!news.IsComplete || _refreshedAt == 0 || ticks.GetElapsedTime(_refreshedAt) >= Refreshing)
        {
            var began = ticks.GetTimestamp();
            await board.RefreshAsync(cancel);
            _refreshedAt = began;
        }
        else if (reaches.Count > 0)
        {
            await board.TouchAsync(reaches, cancel);
        }

        _position = news.Position;
        if (news.IsComplete)
        {
            own.Tell(reaches.SelectMany(reach => reach.People));
        }
        else
        {
            own.TellEverybody();
        }

        await LookAtRoomsAsync(cancel);
    }

    /// <summary>The catalog keeps what has not changed as the same object.</summary>
    private async Task LookAtRoomsAsync(CancellationToken cancel)
    {
        var rooms = await catalog.AllAsync(cancel);
        if (_rooms is { } before && !ReferenceEquals(before, rooms) && !before.SequenceEqual(rooms))
        {
            board.RedrawAll();
        }

        _rooms = rooms;
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "What is new could not be read for the open screens; it is read again soon")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
