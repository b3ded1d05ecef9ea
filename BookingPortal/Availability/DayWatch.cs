using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>
/// One screen's look at one local day, as its viewer may see it: says when there is something new and draws only that.
/// As long as it is not disposed the board keeps its day.
/// </summary>
public sealed class DayWatch : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<DayKey> _touched = [];
    private readonly DayBoard _board;
    private readonly FacilityCatalog _catalog;
    private readonly DatabaseClock _clock;
    private readonly CurrentUser _user;
    private readonly LocalDate _date;
    private readonly RoomFilter _filter;

    /// <summary>Of the circuit: whoever is told draws in its language.</summary>
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private DayView? _drawn;
    private bool _isStale = true;

    internal DayWatch(DayBoard board, FacilityCatalog catalog, DatabaseClock clock, CurrentUser user, LocalDate date, RoomFilter filter)
    {
        (_board, _catalog, _clock, _user, _date, _filter) = (board, catalog, clock, user, date, filter);
        board.Add(this);
    }

    /// <summary>There is something new to read. Raised on a thread of the pool: the listener goes through its own dispatcher.</summary>
    public event Action? Touched;

    /// <summary>
    /// The day as it stands. Rows in which nothing has changed are the objects of the last reading; where nothing at all
    /// has, the day is. One call at a time.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The viewer is not signed in any more.</exception>
    public async Task<DayView> ReadAsync(CancellationToken cancel = default)
    {
        var viewer = await _user.ViewerAsync();
        var now = await _clock.NowAsync(cancel);
        var utc = _date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var rooms = await _catalog.DuringAsync(new TimeSlot(utc, utc + Duration.FromDays(1)), cancel);
        if (TakeTouched(now) is { } touched)
        {
            var drawn = _drawn!;
            foreach (var key in touched)
            {
                drawn = Redraw(drawn, key, viewer, rooms, now);
            }

            return _drawn = drawn;
        }

        try
        {
            var wanted = rooms.Where(room => _filter.Wants(room.Facility)).ToList();
            var held = await _board.FollowAsync(this, DayDrawing.KeysOf(_date, wanted), cancel);
            return _drawn = DayDrawing.Draw(_date, now, viewer, wanted, held);
        }
        catch
        {
            lock (_lock)
            {
                _isStale = true;
            }

            throw;
        }
    }

    /// <summary>The next reading draws every row.</summary>
    public void Redraw()
    {
        lock (_lock)
        {
            _isStale = true;
        }

        Raise();
    }

    public void Dispose() => _board.Remove(this);

    internal void Touch(IReadOnlyList<DayKey> keys)
    {
        var isShown = false;
        lock (_lock)
        {
            foreach (var key in keys)
            {
                // Before the first drawing is done nobody knows what it will show.
                if (_drawn is null || _drawn.Places.Any(place => place.Day == key.Day && place.Rooms.Any(row => row.Room.Id == key.FacilityId)))
                {
                    isShown |= _touched.Add(key);
                }
            }
        }

        if (isShown)
        {
            Raise();
        }
    }

    private void Raise()
    {
        if (_context is null)
        {
            Touched?.Invoke();
        }
        else
        {
            ExecutionContext.Run(_context, static watch => ((DayWatch)watch!).Touched?.Invoke(), this);
        }
    }

    /// <summary>What is to be drawn again; null where that is everything, as at the turn of a quarter hour.</summary>
    private DayKey[]? TakeTouched(Instant now)
    {
        lock (_lock)
        {
            DayKey[] touched = [.. _touched];
            _touched.Clear();
            var isStale = _isStale || _drawn is null || QuarterHours.Floor(now) != QuarterHours.Floor(_drawn.Now);
            _isStale = false;
            if (isStale)
            {
                _drawn = null;
                return null;
            }

            return touched;
        }
    }

    private DayView Redraw(DayView drawn, DayKey key, Viewer viewer, IReadOnlyList<FacilityFacts> rooms, Instant now)
    {
        var room = rooms.FirstOrDefault(one => one.Facility.Id == key.FacilityId);
        for (var at = 0; at < drawn.Places.Count && room is not null; at++)
        {
            var place = drawn.Places[at];
            var index = place.Day == key.Day ? Index(place, key.FacilityId) : -1;
            if (index >= 0 && _board.Find(key)?.For(viewer, room, now) is { } row && !ReferenceEquals(row, place.Rooms[index]))
            {
                DayPlace[] places = [.. drawn.Places];
                places[at] = place.With(index, row);
                return new DayView(drawn.Date, now, places);
            }
        }

        return drawn;
    }

    private static int Index(DayPlace place, int facilityId)
    {
        for (var index = 0; index < place.Rooms.Count; index++)
        {
            if (place.Rooms[index].Room.Id == facilityId)
            {
                return index;
            }
        }

        return -1;
    }
}
