using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Availability;

/// <summary>What is left of a room's open hours: pure, and the only place that says "free".</summary>
public static class FreeTime
{
    /// <param name="window">Past time is kept out by its start.</param>
    /// <param name="busy">Confirmed and pending alike, with the buffers that they block.</param>
    public static IReadOnlyList<TimeSlot> Of(FacilityFacts room, TimeSlot window, IEnumerable<BusyTime> busy) =>
        Of(room, window, busy.Select(held => held.Blocked));

    /// <param name="blocked">Bookings with their buffers.</param>
    public static IReadOnlyList<TimeSlot> Of(FacilityFacts room, TimeSlot window, IEnumerable<TimeSlot> blocked)
    {
        // A booking brings the room's own buffers too: what is free begins after both buffers and ends before both.
        var before = NodaTime.Duration.FromMinutes(room.Facility.BufferBefore);
        var after = NodaTime.Duration.FromMinutes(room.Facility.BufferAfter);
        var taken = blocked.Select(held => new TimeSlot(held.Start - after, held.End + before))
            .Concat(room.ClosedTimes(window).Select(closed => closed.Slot));
        return [.. TimeSlots.Subtract(room.OpenTimes(window), taken).Select(OnGrid).OfType<TimeSlot>()];
    }

    /// <summary>Hours and closures may be set to the minute, bookings only to the quarter hour.</summary>
    private static TimeSlot? OnGrid(TimeSlot gap)
    {
        var start = QuarterHours.Ceiling(gap.Start);
        var end = QuarterHours.Floor(gap.End);
        return start < end ? new TimeSlot(start, end) : null;
    }
}
