using BookingPortal.Time;

namespace BookingPortal.Bookings;

/// <summary>One active booking of a person, as quotas count it.</summary>
public sealed record HeldBooking(long Id, int FacilityId, TimeSlot Slot);
