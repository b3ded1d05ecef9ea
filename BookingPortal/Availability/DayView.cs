using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>One calendar day of all rooms, as one viewer may see it: every place shows that day of its own wall clock.</summary>
/// <param name="Now">The database's clock.</param>
public sealed record DayView(LocalDate Date, Instant Now, IReadOnlyList<DayPlace> Places)
{
    public int RoomCount => Places.Sum(place => place.Rooms.Count);
}

/// <summary>The rooms of one place and zone on one axis.</summary>
/// <param name="Day">The whole local day, 23 to 25 hours.</param>
/// <param name="Axis">The part that is drawn: opening hours of the place and all of its bookings, whole hours.</param>
public sealed record DayPlace(string Name, FacilityClock Clock, TimeSlot Day, TimeSlot Axis, bool IsHome, IReadOnlyList<DayRow> Rooms);

/// <summary>One room on one day.</summary>
/// <param name="Open">Opening hours, closures not taken out.</param>
/// <param name="Free">What can be booked from now on: open, not closed, not held, not past.</param>
public sealed record DayRow(
    Facility Room, IReadOnlyList<TimeSlot> Open, IReadOnlyList<ClosedTime> Closed, IReadOnlyList<BusyTime> Busy, IReadOnlyList<TimeSlot> Free);
