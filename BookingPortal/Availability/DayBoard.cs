using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>Draws one local day of the rooms of one place.</summary>
internal static class DayBoard
{
    /// <summary>What an axis shows where no room is open, in hours of the local day.</summary>
    private const int UsualOpening = 8;

    private const int UsualClosing = 18;

    internal static DayPlace Draw(
        LocalDate date, Instant now, bool isHome, IReadOnlyList<FacilityFacts> rooms, ILookup<int, BusyTime> busy)
    {
        var clock = rooms[0].Clock;
        var day = clock.Day(date);
        var drawn = rooms.Select(room => Draw(room, day, now, busy[room.Facility.Id])).ToList();
        return new DayPlace(rooms[0].Facility.Place, clock, day, AxisOf(clock, date, day, drawn), isHome, drawn);
    }

    private static DayRow Draw(FacilityFacts room, TimeSlot day, Instant now, IEnumerable<BusyTime> busy)
    {
        var held = busy.ToList();
        var from = Instant.Max(day.Start, QuarterHours.Floor(now));
        var free = from < day.End ? FreeTime.Of(room, new TimeSlot(from, day.End), held) : [];
        return new DayRow(room.Facility, room.OpenTimes(day), room.ClosedTimes(day), [.. held.Where(one => one.Slot.Overlaps(day))], free);
    }

    /// <summary>From the first opening to the last closing, widened by bookings outside of them, in whole hours.</summary>
    private static TimeSlot AxisOf(FacilityClock clock, LocalDate date, TimeSlot day, IReadOnlyList<DayRow> rows)
    {
        var shown = rows.SelectMany(row => row.Open.Concat(row.Busy.Select(held => held.Slot)))
            .Select(slot => slot.Intersect(day)).OfType<TimeSlot>()
            .DefaultIfEmpty(new TimeSlot(
                clock.Boundary(date, UsualOpening * 60, closing: false), clock.Boundary(date, UsualClosing * 60, closing: true)))
            .ToList();
        var start = shown.Min(slot => slot.Start);
        var end = shown.Max(slot => slot.End);
        var startMinutes = clock.At(start).Minute;
        var endMinutes = clock.At(end).Minute;
        var axis = new TimeSlot(
            start - Duration.FromMinutes(startMinutes), end + Duration.FromMinutes(endMinutes == 0 ? 0 : 60 - endMinutes));
        return axis.Intersect(day) ?? day;
    }
}
