using BookingPortal.Utilization;
using NodaTime;

namespace BookingPortal.Tests.Utilization;

/// <summary>
/// Counts the figures a second time and in another way: minute by minute of UTC, each turned into the wall clock of the
/// room by .NET's own zones. Knows nothing of the rollup.
/// </summary>
public sealed class MinuteCount(IReadOnlyList<MinuteCount.Room> rooms, UtilizationPeriod period)
{
    public sealed record Room(
        int Id, string Zone, IReadOnlyList<Hours> Hours, IReadOnlyList<(DateTime From, DateTime Until)> Closures, IReadOnlyList<Booking> Bookings)
    {
        public IReadOnlyList<(DateOnly From, int Seats)> Seats { get; init; } = [(DateOnly.MinValue, 10)];

        public DateOnly? RetiredFrom { get; init; }
    }

    /// <param name="Weekday">0 is Sunday.</param>
    public sealed record Hours(DayOfWeek Weekday, int Opens, int Closes, DateOnly ValidFrom);

    public sealed record Booking(DateTime Start, DateTime End, string Status, int Attendees, DateTime Created, DateTime? Cancelled = null, int? By = null, bool WasRequest = false);

    private readonly Dictionary<(int Room, DateOnly Day), UtilizationSums> _days = [];
    private readonly long[,] _open = new long[7, 24];
    private readonly long[,] _booked = new long[7, 24];
    private readonly SortedDictionary<DateTime, (int Booked, int InService)> _quarters = [];

    public IReadOnlyDictionary<(int Room, DateOnly Day), UtilizationSums> Days => _days;

    public (DateTime At, int Booked, int InService)? Peak { get; private set; }

    public Dictionary<int, (long Cancelled, long Late, long Minutes)> Cancellers { get; } = [];

    public (long Open, long Booked) Hour(IsoDayOfWeek weekday, int hour) => (_open[(int)weekday - 1, hour], _booked[(int)weekday - 1, hour]);

    public MinuteCount Count()
    {
        foreach (var room in rooms)
        {
            Count(room);
        }

        foreach (var (at, quarter) in _quarters.Where(one => one.Value.Booked > 0))
        {
            if (Peak is not { } peak || (double)quarter.Booked / quarter.InService > (double)peak.Booked / peak.InService)
            {
                Peak = (at, quarter.Booked, quarter.InService);
            }
        }

        return this;
    }

    public UtilizationSums Sum(Func<(int Room, DateOnly Day), bool> which) =>
        _days.Where(day => which(day.Key)).Aggregate(UtilizationSums.None, (sum, day) => sum + day.Value);

    private void Count(Room room)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(room.Zone);
        var (first, last) = (period.First.ToDateOnly(), period.Last.ToDateOnly());
        for (var day = first; day <= last && !(day >= room.RetiredFrom); day = day.AddDays(1))
        {
            _days[(room.Id, day)] = UtilizationSums.None with { FacilityDays = 1 };
        }

        var until = last.AddDays(2).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        for (var at = first.AddDays(-2).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc); at < until; at = at.AddMinutes(1))
        {
            var local = TimeZoneInfo.ConvertTimeFromUtc(at, zone);
            var day = DateOnly.FromDateTime(local);
            if (!_days.TryGetValue((room.Id, day), out var sums))
            {
                continue;
            }

            var isOpen = IsOpen(room, local);
            var isBooked = room.Bookings.Any(booking => booking.Status == "confirmed" && booking.Start <= at && at < booking.End);
            _days[(room.Id, day)] = sums with
            {
                OpenMinutes = sums.OpenMinutes + (isOpen ? 1 : 0),
                BookedMinutes = sums.BookedMinutes + (isOpen && isBooked ? 1 : 0),
                OutsideMinutes = sums.OutsideMinutes + (!isOpen && isBooked ? 1 : 0),
            };
            var weekday = ((int)local.DayOfWeek + 6) % 7;
            _open[weekday, local.Hour] += isOpen ? 1 : 0;
            _booked[weekday, local.Hour] += isOpen && isBooked ? 1 : 0;
            if (at.Minute % 15 == 0)
            {
                var quarter = _quarters.GetValueOrDefault(at);
                _quarters[at] = (quarter.Booked + (isBooked ? 1 : 0), quarter.InService + 1);
            }
        }

        foreach (var booking in room.Bookings)
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(booking.Start, zone));
            if (_days.TryGetValue((room.Id, day), out var sums))
            {
                _days[(room.Id, day)] = sums + Of(booking, room.Seats.Last(one => one.From <= day).Seats);
            }
        }
    }

    private static bool IsOpen(Room room, DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        var minute = (local.Hour * 60) + local.Minute;
        var since = room.Hours.Where(hours => hours.ValidFrom <= day).Max(hours => hours.ValidFrom);
        return room.Hours.Any(hours => hours.ValidFrom == since && hours.Weekday == local.DayOfWeek && hours.Opens <= minute && minute < hours.Closes)
            && !room.Closures.Any(closure => closure.From <= local && local < closure.Until);
    }

    private UtilizationSums Of(Booking booking, int seats)
    {
        var minutes = (long)(booking.End - booking.Start).TotalMinutes;
        switch (booking.Status)
        {
            case "confirmed":
                var lead = booking.Start - booking.Created;
                lead = lead < TimeSpan.Zero ? TimeSpan.Zero : lead;
                var leads = new long[5];
                leads[lead.TotalHours < 1 ? 0 : lead.TotalHours < 24 ? 1 : lead.TotalDays < 7 ? 2 : lead.TotalDays < 28 ? 3 : 4] = 1;
                return UtilizationSums.None with
                {
                    Bookings = 1,
                    Attendees = booking.Attendees,
                    SeatsBooked = seats,
                    HalfEmpty = booking.Attendees <= seats / 2.0 ? 1 : 0,
                    Overfull = booking.Attendees > seats ? 1 : 0,
                    LeadMinutes = (long)lead.TotalMinutes,
                    Leads = leads,
                };
            case "cancelled" when !booking.WasRequest:
                var isLate = booking.Start - booking.Cancelled!.Value < TimeSpan.FromHours(24);
                var by = Cancellers.GetValueOrDefault(booking.By!.Value);
                Cancellers[booking.By.Value] = (by.Cancelled + 1, by.Late + (isLate ? 1 : 0), by.Minutes + (isLate ? minutes : 0));
                return UtilizationSums.None with { Cancelled = 1, CancelledMinutes = minutes, Late = isLate ? 1 : 0, LateMinutes = isLate ? minutes : 0 };
            default:
                return UtilizationSums.None;
        }
    }
}
