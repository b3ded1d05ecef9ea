using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Availability;

/// <summary>A room and when it is open today, on its own wall clock.</summary>
/// <param name="Open">Opening hours, closures not taken out.</param>
public sealed record RoomToday(
    Facility Facility, FacilityClock Clock, TimeSlot Day, IReadOnlyList<TimeSlot> Open, IReadOnlyList<ClosedTime> Closed);
