using BookingPortal.Time;

namespace BookingPortal.Bookings;

/// <summary>A held slot and nothing else of the booking: enough to say how full a day is, and to anybody.</summary>
/// <param name="Blocked">With the buffers before and after it.</param>
public readonly record struct HeldTime(TimeSlot Slot, TimeSlot Blocked);
