using BookingPortal.Availability;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>A person wants this slot of this room.</summary>
public sealed record SlotPicked(int FacilityId, TimeSlot Slot)
{
    /// <summary>How long a booking is when nobody said otherwise.</summary>
    private static readonly Duration Usual = Duration.FromMinutes(60);

    /// <summary>From the start of a gap: an hour, or all of it where it is shorter.</summary>
    internal static SlotPicked FromStartOf(TimeSlot gap, int facilityId) =>
        new(facilityId, new TimeSlot(gap.Start, Instant.Min(gap.End, gap.Start + Usual)));

    /// <summary>
    /// What the browser asked for, cut to the gap in which it begins; null where there is no such gap (any more). The
    /// numbers come from outside and are compared before they are used.
    /// </summary>
    internal static SlotPicked? In(DayView day, int facilityId, long startQuarter, long endQuarter)
    {
        var row = day.Places.SelectMany(place => place.Rooms).FirstOrDefault(room => room.Room.Id == facilityId);
        foreach (var gap in row?.Free ?? [])
        {
            var (from, to) = (QuarterNumber.Of(gap.Start), QuarterNumber.Of(gap.End));
            if (startQuarter >= from && startQuarter < to && endQuarter > startQuarter)
            {
                return new SlotPicked(facilityId, new TimeSlot(
                    QuarterNumber.ToInstant(startQuarter), QuarterNumber.ToInstant(Math.Min(endQuarter, to))));
            }
        }

        return null;
    }
}
