using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>How full each day of a month is in one room.</summary>
/// <param name="Now">The database's clock.</param>
public sealed record RoomMonth(Facility Room, FacilityClock Clock, Instant Now, IReadOnlyList<DayFill> Days);
