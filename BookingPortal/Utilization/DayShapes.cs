using BookingPortal.Time;
using BookingPortal.Utilization.Rollup;
using NodaTime;

namespace BookingPortal.Utilization;

/// <summary>Adds up the hours and quarter hours of many facilities and days: the heat map and the peak come out of it.</summary>
internal sealed class DayShapes
{
    private readonly Instant _origin;
    private readonly int[] _booked;
    private readonly int[] _inService;
    private readonly long[] _openHours = new long[7 * CountedDay.HoursOfADay];
    private readonly long[] _bookedHours = new long[7 * CountedDay.HoursOfADay];

    /// <param name="period">Its local days may begin and end a day earlier or later by UTC.</param>
    public DayShapes(UtilizationPeriod period)
    {
        _origin = period.First.PlusDays(-1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        _booked = new int[(period.Days + 4) * 96];
        _inService = new int[_booked.Length];
    }

    /// <summary>A local day of facilities whose day begins and ends at the same instants; the bytes of one follow those of the other.</summary>
    public void Add(LocalDate date, Instant starts, Instant ends, byte[] openHours, byte[] bookedHours, byte[] busy)
    {
        var weekday = ((int)date.DayOfWeek - 1) * CountedDay.HoursOfADay;
        Sum(openHours, _openHours.AsSpan(weekday, CountedDay.HoursOfADay));
        Sum(bookedHours, _bookedHours.AsSpan(weekday, CountedDay.HoursOfADay));

        var facilities = busy.Length / CountedDay.BusyBytes;
        var first = Quarter(starts);
        for (var quarter = first; quarter < Quarter(ends); quarter++)
        {
            _inService[quarter] += facilities;
        }

        for (var at = 0; at < busy.Length; at++)
        {
            var quarter = first + (at % CountedDay.BusyBytes * 8);
            for (var bits = busy[at]; bits != 0; bits = (byte)(bits & (bits - 1)))
            {
                _booked[quarter + System.Numerics.BitOperations.TrailingZeroCount(bits)]++;
            }
        }
    }

    public IReadOnlyList<HourOfWeek> Hours() =>
    [
        .. _openHours.Select((open, at) =>
            new HourOfWeek((IsoDayOfWeek)(1 + (at / CountedDay.HoursOfADay)), at % CountedDay.HoursOfADay, open, _bookedHours[at])),
    ];

    public PeakUse? Peak()
    {
        var best = -1;
        for (var quarter = 0; quarter < _booked.Length; quarter++)
        {
            if (_booked[quarter] > 0 && (best < 0 || (long)_booked[quarter] * _inService[best] > (long)_booked[best] * _inService[quarter]))
            {
                best = quarter;
            }
        }

        var at = _origin + (QuarterHours.Length * best);
        return best < 0 ? null : new PeakUse(new TimeSlot(at, at + QuarterHours.Length), _booked[best], _inService[best]);
    }

    private static void Sum(byte[] bytes, Span<long> hours)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            hours[at % CountedDay.HoursOfADay] += bytes[at];
        }
    }

    private int Quarter(Instant instant) => (int)((instant - _origin) / QuarterHours.Length);
}
