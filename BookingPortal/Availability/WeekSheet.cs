using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>Draws local days of one room on the same hours of the wall clock.</summary>
internal static class WeekSheet
{
    private const int UsualOpening = 8 * 60;

    private const int UsualClosing = 18 * 60;

    private const int Hour = 60;

    private const int WholeDay = 24 * Hour;

    internal static RoomWeek Draw(FacilityFacts room, IReadOnlyList<LocalDate> dates, Instant now, IReadOnlyList<BusyTime> busy)
    {
        var rows = dates.Select(date => (Date: date, Row: Row(room, room.Clock.Day(date), now, busy))).ToList();
        var (from, to) = Hours(room.Clock, rows);
        return new RoomWeek(room.Facility, room.Clock, now,
        [
            .. rows.Select(one => new RoomDate(one.Date, room.Clock.Day(one.Date), Axis(room.Clock, one.Date, from, to), one.Row)),
        ]);
    }

    private static DayRow Row(FacilityFacts room, TimeSlot day, Instant now, IReadOnlyList<BusyTime> busy)
    {
        var from = Instant.Max(day.Start, QuarterHours.Floor(now));
        var free = from < day.End ? FreeTime.Of(room, new TimeSlot(from, day.End), busy) : [];
        return new DayRow(room.Facility, room.OpenTimes(day), room.ClosedTimes(day), [.. busy.Where(held => held.Slot.Overlaps(day))], free);
    }

    /// <summary>From the earliest to the latest hour of the wall clock that any of the days needs.</summary>
    private static (int From, int To) Hours(FacilityClock clock, IReadOnlyList<(LocalDate Date, DayRow Row)> rows)
    {
        var (from, to) = (WholeDay, 0);
        foreach (var (date, row) in rows)
        {
            foreach (var slot in row.Open.Concat(row.Busy.Select(held => held.Slot)))
            {
                if (slot.Intersect(clock.Day(date)) is { } shown)
                {
                    var end = clock.At(shown.End);
                    from = Math.Min(from, Minutes(clock.At(shown.Start)));
                    to = Math.Max(to, end.Date == date ? Minutes(end) : WholeDay);
                }
            }
        }

        return from < to ? (from / Hour * Hour, (to + Hour - 1) / Hour * Hour) : (UsualOpening, UsualClosing);
    }

    /// <summary>Where the clock jumps over all of it, the whole day stands in.</summary>
    private static TimeSlot Axis(FacilityClock clock, LocalDate date, int from, int to)
    {
        var (start, end) = (clock.Boundary(date, from, closing: false), clock.Boundary(date, to, closing: true));
        return start < end ? new TimeSlot(start, end) : clock.Day(date);
    }

    private static int Minutes(ZonedDateTime at) => (at.Hour * Hour) + at.Minute;
}
