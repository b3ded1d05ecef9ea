using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>The database's clock, carried on from the last reading; ticks once a minute for whoever shows the time.</summary>
public sealed class NowTicker(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ITimer? _timer;
    private Instant _read;
    private long _readAt;

    /// <summary>Raised on a thread of the pool: the listener goes through its own dispatcher.</summary>
    public event Action? Ticked;

    public Instant Now => _read + Duration.FromTimeSpan(time.GetElapsedTime(_readAt));

    /// <param name="now">The database's clock, just read.</param>
    public void Set(Instant now)
    {
        _read = now;
        _readAt = time.GetTimestamp();
    }

    /// <summary>Only where a circuit lives: a page that is drawn once needs no timer.</summary>
    public void Start()
    {
        var intoMinute = TimeSpan.FromTicks(Now.ToUnixTimeTicks() % Minute.Ticks);
        _timer ??= time.CreateTimer(_ => Ticked?.Invoke(), null, Minute - intoMinute, Minute);
    }

    public bool IsInSameQuarterAs(Instant other) => QuarterHours.Floor(Now) == QuarterHours.Floor(other);

    public void Dispose() => _timer?.Dispose();
}
