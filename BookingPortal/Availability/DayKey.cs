using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>One facility on one local day, or on another stretch that a screen shows.</summary>
public readonly record struct DayKey(int FacilityId, TimeSlot Day)
{
    /// <summary>The widest buffers that CHECK booking_buffers_valid lets in: of the booking that stands and of one yet to come, which add up.</summary>
    private static readonly Duration WidestBuffers = Duration.FromMinutes(2 * 480);

    /// <summary>Whether a booking at that time is drawn on this day or keeps a part of it from being free.</summary>
    internal bool IsReachedBy(TimeSlot slot) => Day.Widen(WidestBuffers, WidestBuffers).Overlaps(slot);
}
