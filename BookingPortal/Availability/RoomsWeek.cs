using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>How full each of seven days is in many rooms; each place counts days of its own wall clock.</summary>
/// <param name="Now">The database's clock.</param>
public sealed record RoomsWeek(LocalDate First, Instant Now, IReadOnlyList<PlaceWeek> Places)
{
    public int RoomCount => Places.Sum(place => place.Rooms.Count);
}

public sealed record PlaceWeek(string Name, FacilityClock Clock, bool IsHome, IReadOnlyList<RoomFill> Rooms);

public sealed record RoomFill(Facility Room, IReadOnlyList<DayFill> Days);
