using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>Seven local days of one room, as one viewer may see them.</summary>
/// <param name="Now">The database's clock.</param>
public sealed record RoomWeek(Facility Room, FacilityClock Clock, Instant Now, IReadOnlyList<RoomDate> Days);

/// <param name="Day">The whole local day, 23 to 25 hours.</param>
/// <param name="Axis">The same stretch of the wall clock on each day: longer or shorter where the clock is changed in it.</param>
public sealed record RoomDate(LocalDate Date, TimeSlot Day, TimeSlot Axis, DayRow Row);
