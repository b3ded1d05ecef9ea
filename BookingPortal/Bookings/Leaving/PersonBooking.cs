using BookingPortal.Time;

namespace BookingPortal.Bookings.Leaving;

/// <summary>A booking in the list of one person, as admins see it.</summary>
/// <param name="Location">Place, building and floor in one line.</param>
public sealed record PersonBooking(long Id, string Room, string Location, FacilityClock Clock, TimeSlot Slot, string Title, BookingStatus Status);
