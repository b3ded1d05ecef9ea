using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>When somebody who books the same thing again is likely to want it: the same weekday at the same time of the wall clock.</summary>
public static class SameTimeAgain
{
    /// <param name="isFree">The booking was given up: its own time is the first that comes to mind.</param>
    public static TimeSlot Of(TimeSlot slot, FacilityClock clock, Instant now, bool isFree)
    {
        var local = clock.At(slot.Start).LocalDateTime;
        var passed = Period.DaysBetween(local.Date, clock.DateOf(now)) / 7;
        for (var weeks = Math.Max(isFree ? 0 : 1, passed); ; weeks++)
        {
            // Where the clock skips that time the first one after it will do.
            var start = clock.Instant(local.PlusWeeks(weeks), closing: false);
            if (start > now)
            {
                return new TimeSlot(start, start + slot.Duration);
            }
        }
    }
}
