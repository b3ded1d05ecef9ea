using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>Counts how full days are: pure.</summary>
internal static class DayFills
{
    /// <summary>Hours, closures and bookings are laid out once for all days and then cut at each midnight of the place.</summary>
    internal static IReadOnlyList<DayFill> Of(FacilityFacts room, LocalDate first, int count, Instant now, IEnumerable<HeldTime> held)
    {
        var days = Enumerable.Range(0, count).Select(first.PlusDays).Select(date => (Date: date, Slot: room.Clock.Day(date))).ToList();
        var window = new TimeSlot(days[0].Slot.Start, days[^1].Slot.End);
        var times = held.ToList();
        var open = TimeSlots.Subtract(room.OpenTimes(window), room.ClosedTimes(window).Select(closed => closed.Slot));
        var left = TimeSlots.Subtract(open, times.Select(one => one.Slot));
        var from = Instant.Max(window.Start, QuarterHours.Floor(now));
        var free = from < window.End ? FreeTime.Of(room, new TimeSlot(from, window.End), times.Select(one => one.Blocked)) : [];
        return [.. days.Select(day => Fill(day.Date, Within(open, day.Slot), Within(left, day.Slot), Within(free, day.Slot)))];
    }

    private static DayFill Fill(LocalDate date, Duration open, Duration left, Duration free) => new(date, open, open - left, free);

    private static Duration Within(IReadOnlyList<TimeSlot> slots, TimeSlot day)
    {
        var sum = Duration.Zero;
        foreach (var slot in slots)
        {
            sum += slot.Intersect(day)?.Duration ?? Duration.Zero;
        }

        return sum;
    }
}
