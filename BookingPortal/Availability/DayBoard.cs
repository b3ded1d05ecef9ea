using BookingPortal.Bookings;
using BookingPortal.Time;

namespace BookingPortal.Availability;

/// <summary>
/// The days that the open screens of this process show, each once: a change is read once, however many look at it, and
/// what each viewer may see of it is decided as it is drawn. A day that nobody shows any more is let go.
/// </summary>
public sealed class DayBoard(BusyTimes busyTimes) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly Dictionary<DayKey, Open> _open = [];
    private readonly Dictionary<DayWatch, IReadOnlyList<DayKey>> _watches = [];
    private long _readings;

    /// <summary>How many days of a facility are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    public void Dispose() => _opening.Dispose();

    /// <summary>Asks the database: one question for all rooms of a day. Screens that show one of these days hear of what is new.</summary>
    internal async Task<IReadOnlyDictionary<DayKey, HeldDay>> ReadAsync(IReadOnlyCollection<DayKey> keys, CancellationToken cancel = default)
    {
        // Counted before it is asked: of two readings under way the one that was begun later has the say.
        var reading = Interlocked.Increment(ref _readings);
        var read = new Dictionary<DayKey, HeldDay>(keys.Count);
        foreach (var stretch in TimeSlots.Merge(keys.Select(key => key.Day)))
        {
            var wanted = keys.Where(key => stretch.Contains(key.Day)).ToList();
            var rows = (await busyTimes.RowsAsync([.. wanted.Select(key => key.FacilityId).Distinct()], stretch, cancel)).ToLookup(row => row.FacilityId);
            foreach (var key in wanted)
            {
                read[key] = new HeldDay(key, [.. rows[key.FacilityId].Where(row => key.IsReachedBy(row.Slot))], busyTimes);
            }
        }

        Tell(Put(reading, read));
        return read;
    }

    /// <summary>The days of a watch as the board has them; those that are new to it are read, once for all who open them at this moment.</summary>
    internal async Task<IReadOnlyDictionary<DayKey, HeldDay>> FollowAsync(DayWatch watch, IReadOnlyList<DayKey> keys, CancellationToken cancel)
    {
        Hold(watch, keys);
        if (Held(keys) is { } known)
        {
            return known;
        }

        await _opening.WaitAsync(cancel);
        try
        {
            return Held(keys) ?? await ReadAsync(keys, cancel);
        }
        finally
        {
            _opening.Release();
        }
    }

    internal HeldDay? Find(DayKey key)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(key)?.Held;
        }
    }

    internal void Add(DayWatch watch)
    {
        lock (_lock)
        {
            _watches.Add(watch, []);
        }
    }

    internal void Remove(DayWatch watch)
    {
        lock (_lock)
        {
            if (_watches.Remove(watch, out var keys))
            {
                Release(keys);
            }
        }
    }

    /// <summary>Reads those open days again that the changes reach.</summary>
    internal async Task TouchAsync(IReadOnlyCollection<ChangeReach> changes, CancellationToken cancel)
    {
        List<DayKey> touched;
        lock (_lock)
        {
            touched = [.. _open.Keys.Where(key => changes.Any(change => change.Reaches(key)))];
        }

        if (touched.Count > 0)
        {
            await ReadAsync(touched, cancel);
        }
    }

    /// <summary>Reads every open day again.</summary>
    internal async Task RefreshAsync(CancellationToken cancel)
    {
        List<DayKey> all;
        lock (_lock)
        {
            all = [.. _open.Keys];
        }

        if (all.Count > 0)
        {
            await ReadAsync(all, cancel);
        }
    }

    /// <summary>Hours, closures or facilities have changed: every screen draws its day anew.</summary>
    internal void RedrawAll()
    {
        foreach (var watch in Watches())
        {
            watch.Redraw();
        }
    }

    private void Hold(DayWatch watch, IReadOnlyList<DayKey> keys)
    {
        lock (_lock)
        {
            // A watch that was left while it read holds nothing.
            if (!_watches.TryGetValue(watch, out var before))
            {
                return;
            }

            foreach (var key in keys)
            {
                if (!_open.TryGetValue(key, out var open))
                {
                    _open.Add(key, open = new Open());
                }

                open.Watches++;
            }

            _watches[watch] = keys;
            Release(before);
        }
    }

    private void Release(IReadOnlyList<DayKey> keys)
    {
        foreach (var key in keys)
        {
            if (--_open[key].Watches == 0)
            {
                _open.Remove(key);
            }
        }
    }

    /// <summary>Null where one of them was not read yet.</summary>
    private Dictionary<DayKey, HeldDay>? Held(IReadOnlyList<DayKey> keys)
    {
        lock (_lock)
        {
            var held = new Dictionary<DayKey, HeldDay>(keys.Count);
            foreach (var key in keys)
            {
                if (_open.GetValueOrDefault(key)?.Held is not { } known)
                {
                    return null;
                }

                held[key] = known;
            }

            return held;
        }
    }

    /// <summary>
    /// Puts what was read on the board; days that look as before stay the same object, also for the reader. Says which of
    /// the days that were there are different.
    /// </summary>
    private List<DayKey> Put(long reading, Dictionary<DayKey, HeldDay> read)
    {
        var changed = new List<DayKey>();
        lock (_lock)
        {
            foreach (var (key, held) in read)
            {
                if (!_open.TryGetValue(key, out var open))
                {
                    continue;
                }

                if (open.Held is null || (reading > open.Reading && !open.Held.SaysTheSameAs(held)))
                {
                    if (open.Held is not null)
                    {
                        changed.Add(key);
                    }

                    open.Held = held;
                }

                open.Reading = Math.Max(open.Reading, reading);
                read[key] = open.Held;
            }
        }

        return changed;
    }

    private void Tell(List<DayKey> changed)
    {
        if (changed.Count > 0)
        {
            foreach (var watch in Watches())
            {
                watch.Touch(changed);
            }
        }
    }

    private List<DayWatch> Watches()
    {
        lock (_lock)
        {
            return [.. _watches.Keys];
        }
    }

    private sealed class Open
    {
        internal int Watches { get; set; }

        internal HeldDay? Held { get; set; }

        /// <summary>The number of the last reading that was put here.</summary>
        internal long Reading { get; set; }
    }
}
