using BookingPortal.Availability;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>What somebody with little room wants to know of a room: free now, free at, or not at all.</summary>
/// <param name="Text">Key of the sentence.</param>
/// <param name="Time">The time in it.</param>
/// <param name="Gap">What a tap on Book takes.</param>
internal sealed record RoomAnswer(string Text, string Icon, Instant? Time = null, TimeSlot? Gap = null, bool IsFreeNow = false)
{
    internal static RoomAnswer Of(DayPlace place, DayRow row, Instant now)
    {
        if (place.Day.End <= now)
        {
            return new RoomAnswer("AgendaPast", "history");
        }

        if (row.Free.Count == 0)
        {
            return row.Open.Count == 0
                ? new RoomAnswer("ClosedAllDay", "block")
                : new RoomAnswer(place.Day.Contains(now) ? "NothingFreeToday" : "NothingFree", "event_busy");
        }

        var gap = row.Free[0];
        if (gap.Start <= now)
        {
            return new RoomAnswer("FreeNowUntil", "check_circle", gap.End, gap, IsFreeNow: true);
        }

        var isBusy = row.Busy.Any(held => held.Slot.Contains(now));
        return new RoomAnswer(isBusy ? "BusyUntil" : "FreeAt", isBusy ? "timelapse" : "schedule", gap.Start, gap);
    }
}
