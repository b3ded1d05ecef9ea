using BookingPortal.Time;

namespace BookingPortal.Bookings;

/// <summary>A room as a booking names it: also one that is no longer in use.</summary>
/// <param name="Location">Place, building and floor in one line.</param>
public sealed record BookedRoom(string Name, string Location, FacilityClock Clock);
