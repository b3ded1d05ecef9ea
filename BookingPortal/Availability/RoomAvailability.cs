using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Availability;

/// <summary>Busy and free time of one room in a window, as one viewer may see it.</summary>
/// <param name="Busy">Everything that holds time of the window, buffers included, in order of start.</param>
/// <param name="Free">What can be booked: open, not closed, not held, not past; on quarter hours.</param>
public sealed record RoomAvailability(Facility Room, IReadOnlyList<BusyTime> Busy, IReadOnlyList<TimeSlot> Free)
{
    /// <summary>The free time in pieces of 15 minutes, as the seed asks for them, in order.</summary>
    public IEnumerable<TimeSlot> FreeSlots()
    {
        foreach (var gap in Free)
        {
            for (var start = gap.Start; start < gap.End; start += QuarterHours.Length)
            {
                yield return new TimeSlot(start, start + QuarterHours.Length);
            }
        }
    }
}
