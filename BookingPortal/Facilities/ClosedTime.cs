using BookingPortal.Time;

namespace BookingPortal.Facilities;

/// <summary>A closure as it falls on one facility, and why.</summary>
public sealed record ClosedTime(TimeSlot Slot, string Reason);
