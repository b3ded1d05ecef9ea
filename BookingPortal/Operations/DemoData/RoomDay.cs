using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>One local day of a room in quarter hours: where it is open and what is taken, buffers included.</summary>
internal sealed class RoomDay
{
    public const int Quarters = 96;

    private readonly bool[] _open = new bool[Quarters];
    private readonly bool[] _taken = new bool[Quarters];
    private readonly int _before;
    private readonly int _after;

    /// <param name="closures">Those that cover the room.</param>
    public RoomDay(Room room, LocalDate date, IEnumerable<(LocalDateTime Starts, LocalDateTime Ends)> closures)
    {
        Room = room;
        _before = (room.Facility.BufferBefore + 14) / 15;
        _after = (room.Facility.BufferAfter + 14) / 15;
        foreach (var window in room.Facility.OpeningHours.Where(hours => hours.Weekday == date.DayOfWeek))
        {
            Array.Fill(_open, true, window.Opens / 15, (window.Closes - window.Opens) / 15);
        }

        foreach (var (starts, ends) in closures)
        {
            for (var quarter = 0; quarter < Quarters; quarter++)
            {
                var from = date.AtMidnight().PlusMinutes(quarter * 15);
                _open[quarter] &= from.PlusMinutes(15) <= starts || from >= ends;
            }
        }

        OpenQuarters = _open.Count(open => open);
    }

    public Room Room { get; }

    public int OpenQuarters { get; }

    /// <summary>Quarter hours that are booked, without buffers.</summary>
    public int BookedQuarters { get; private set; }

    public bool IsOpenAt(int quarter) => quarter is >= 0 and < Quarters && _open[quarter];

    /// <summary>Whether a meeting lies in the open hours and its buffers touch no other's.</summary>
    public bool CanHold(int start, int length)
    {
        for (var quarter = start - _before; quarter < start + length + _after; quarter++)
        {
            var inMeeting = quarter >= start && quarter < start + length;
            if ((inMeeting && !IsOpenAt(quarter)) || (quarter is >= 0 and < Quarters && _taken[quarter]))
            {
                return false;
            }
        }

        return true;
    }

    public void Take(int start, int length)
    {
        BookedQuarters += length;
        for (var quarter = Math.Max(0, start - _before); quarter < Math.Min(Quarters, start + length + _after); quarter++)
        {
            _taken[quarter] = true;
        }
    }
}
