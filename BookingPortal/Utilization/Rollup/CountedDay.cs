using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Utilization.Rollup;

/// <summary>
/// One row of the rollup as it is counted: what <see cref="UtilizationSums"/> says of each figure holds for one facility
/// and one local day here.
/// </summary>
internal sealed class CountedDay
{
    public const int HoursOfADay = 24;

    /// <summary>A bit for each quarter hour of the longest local day, 26 hours (Antarctica/Troll).</summary>
    public const int BusyBytes = 13;

    private CountedDay(int facilityId, DaySupply supply) => (FacilityId, Supply) = (facilityId, supply);

    public int FacilityId { get; }

    public DaySupply Supply { get; }

    public int OpenMinutes { get; private set; }

    public int BookedMinutes { get; private set; }

    public int OutsideMinutes { get; private set; }

    public int Bookings { get; private set; }

    public int Attendees { get; private set; }

    public int HalfEmpty { get; private set; }

    public int Overfull { get; private set; }

    public long LeadMinutes { get; private set; }

    /// <summary>Bookings by <see cref="LeadTime"/>.</summary>
    public int[] Leads { get; } = new int[Enum.GetValues<LeadTime>().Length];

    public int Cancelled { get; private set; }

    public int CancelledMinutes { get; private set; }

    public int Late { get; private set; }

    public int LateMinutes { get; private set; }

    /// <summary>Minutes open in each hour of the local clock; an hour that the clock shows twice has up to 120.</summary>
    public byte[] OpenHours { get; } = new byte[HoursOfADay];

    /// <summary>Minutes booked within the open ones.</summary>
    public byte[] BookedHours { get; } = new byte[HoursOfADay];

    /// <summary>Whether a booking runs in each quarter hour since the day's start, lowest bit first.</summary>
    public byte[] Busy { get; } = new byte[BusyBytes];

    /// <param name="bookings">All that touch the day, and none that lies apart from it.</param>
    public static CountedDay Count(int facilityId, DaySupply supply, DateTimeZone zone, IReadOnlyCollection<CountedBooking> bookings)
    {
        var day = new CountedDay(facilityId, supply);
        day.OpenMinutes = Add(supply.Open, zone, day.OpenHours);

        // The guard against overlaps keeps these apart; merged they are apart in any case, so that no minute counts twice.
        var confirmed = TimeSlots.Merge(bookings.Where(one => one.CancelledAt is null).Select(one => one.Slot.Intersect(supply.Day)).OfType<TimeSlot>());
        var inHours = confirmed.SelectMany(slot => supply.Open.Select(open => open.Intersect(slot))).OfType<TimeSlot>().ToList();
        day.BookedMinutes = Add(inHours, zone, day.BookedHours);
        day.OutsideMinutes = confirmed.Sum(Minutes) - day.BookedMinutes;
        foreach (var slot in confirmed)
        {
            day.MarkBusy(slot);
        }

        foreach (var booking in bookings.Where(one => supply.Day.Contains(one.Slot.Start)))
        {
            day.Count(booking);
        }

        return day;
    }

    private static int Minutes(TimeSlot slot) => (int)slot.Duration.TotalMinutes;

    /// <summary>Counts a booking on the day on which it starts.</summary>
    private void Count(CountedBooking booking)
    {
        if (booking.CancelledAt is { } cancelledAt)
        {
            (Cancelled, CancelledMinutes) = (Cancelled + 1, CancelledMinutes + Minutes(booking.Slot));
            if (cancelledAt > booking.Slot.Start - UtilizationSums.LateNotice)
            {
                (Late, LateMinutes) = (Late + 1, LateMinutes + Minutes(booking.Slot));
            }

            return;
        }

        Bookings++;
        Attendees += booking.Attendees;
        HalfEmpty += booking.Attendees * 2 <= Supply.Seats ? 1 : 0;
        Overfull += booking.Attendees > Supply.Seats ? 1 : 0;
        var lead = Duration.Max(booking.Slot.Start - booking.CreatedAt, Duration.Zero);
        LeadMinutes += (long)lead.TotalMinutes;
        Leads[(int)LeadTimes.Of(lead)]++;
    }

    /// <summary>Adds the minutes of some slots to the hours of the local clock in which they lie.</summary>
    private static int Add(IReadOnlyList<TimeSlot> slots, DateTimeZone zone, byte[] hours)
    {
        var sum = 0;
        foreach (var slot in slots)
        {
            var at = slot.Start;
            while (at < slot.End)
            {
                var interval = zone.GetZoneInterval(at);
                var local = at.WithOffset(interval.WallOffset).TimeOfDay;
                var until = Instant.Min(slot.End, at + Duration.FromMinutes(60 - local.Minute));
                if (interval.HasEnd)
                {
                    until = Instant.Min(until, interval.End);
                }

                var minutes = (int)(until - at).TotalMinutes;
                hours[local.Hour] += (byte)minutes;
                sum += minutes;
                at = until;
            }
        }

        return sum;
    }

    private void MarkBusy(TimeSlot slot)
    {
        var first = Quarter(slot.Start);
        var end = Math.Min(Quarter(slot.End), BusyBytes * 8);
        for (var quarter = first; quarter < end; quarter++)
        {
            Busy[quarter / 8] |= (byte)(1 << (quarter % 8));
        }
    }

    private int Quarter(Instant instant) => (int)((instant - Supply.Day.Start) / QuarterHours.Length);
}
