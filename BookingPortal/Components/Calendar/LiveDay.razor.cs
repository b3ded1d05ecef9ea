using BookingPortal.Availability;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// Keeps a drawn day up to date as long as the circuit lives: what others book appears by itself. A single change is
/// drawn at once; of many in a row four times a second.
/// </summary>
public sealed partial class LiveDay : IDisposable
{
    /// <summary>Between a drawing that showed one change and the next.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(120);

    /// <summary>Between a drawing that showed several and the next: at most four a second.</summary>
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _left = new();

    /// <summary>Outlives its source: an answer may come after the page was left.</summary>
    private readonly CancellationToken _gone;
    private DayView _given = null!;
    private DayView _shown = null!;
    private RoomFilter? _filter;
    private DayWatch? _watch;
    private int _news;

    public LiveDay() => _gone = _left.Token;

    [Inject] public required AvailabilityService Availability { get; init; }
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required ILogger<LiveDay> Logger { get; init; }

    /// <summary>The day as the page has read it.</summary>
    [Parameter, EditorRequired] public required DayView Day { get; set; }
    [Parameter, EditorRequired] public required RoomFilter Filter { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
    [Parameter, EditorRequired] public required RenderFragment<DayView> ChildContent { get; set; }

    /// <summary>Told which day was replaced by which, so that the page keeps no older one. It draws nothing for that.</summary>
    [Parameter] public Action<DayView, DayView>? OnRead { get; set; }

    public void Dispose()
    {
        Ticker.Ticked -= OnTick;
        _watch?.Dispose();
        _left.Cancel();
        _left.Dispose();
    }

    protected override void OnInitialized() => Ticker.Ticked += OnTick;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Day, _given) || ReferenceEquals(Day, _shown))
        {
            return;
        }

        var isOther = _watch is null || _given.Date != Day.Date || _filter != Filter;
        (_given, _shown, _filter) = (Day, Day, Filter);
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (isOther)
        {
            _watch?.Dispose();
            _watch = Availability.WatchDay(Day.Date, Filter);
            _watch.Touched += OnTouched;
        }

        // The page may have been read before the last change that was drawn here.
        OnTouched();
    }

    /// <summary>What is free begins a quarter hour later four times an hour.</summary>
    private void OnTick()
    {
        if (_watch is not null && !Ticker.IsInSameQuarterAs(_shown.Now))
        {
            OnTouched();
        }
    }

    /// <summary>However often it is called, one drawing at a time is under way.</summary>
    private void OnTouched()
    {
        if (Interlocked.Increment(ref _news) == 1)
        {
            _ = InvokeAsync(async () =>
            {
                try
                {
                    await DrawAsync();
                }
                catch (Exception fault) when (!_gone.IsCancellationRequested)
                {
                    await DispatchExceptionAsync(fault);
                }
            });
        }
    }

    private async Task DrawAsync()
    {
        while (Volatile.Read(ref _news) is var seen and > 0 && !_gone.IsCancellationRequested)
        {
            var pause = seen == 1 ? ShortPause : LongPause;
            try
            {
                await ReadAsync();
            }
            catch (Exception fault) when (PostgresFaults.Of(fault) is not null && !_gone.IsCancellationRequested)
            {
                // The day stays as it was drawn; the feed says when there is a database again, and so does this.
                Log.NotRead(Logger, fault);
                (seen, pause) = (0, PauseAfterFault);
            }
            catch (OperationCanceledException) when (_gone.IsCancellationRequested)
            {
                return;
            }
            catch (UnauthorizedAccessException)
            {
                // Signed out elsewhere: the circuit learns it in its own way, and is told nothing more until then.
                return;
            }

            await Task.Delay(pause, Time, _gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (Interlocked.Add(ref _news, -seen) == 0)
            {
                return;
            }
        }
    }

    private async Task ReadAsync()
    {
        var watch = _watch!;
        var day = await watch.ReadAsync(_gone);
        if (ReferenceEquals(watch, _watch) && !ReferenceEquals(day, _shown))
        {
            OnRead?.Invoke(_shown, day);
            _shown = day;
            StateHasChanged();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "A change of the shown day could not be read.")]
        internal static partial void NotRead(ILogger logger, Exception exception);
    }
}
