using BookingPortal.Time;

namespace BookingPortal.Facilities;

/// <summary>A closure as it falls on one facility, why, and where it is set.</summary>
public sealed record ClosedTime(TimeSlot Slot, string Reason, RuleSource Source = RuleSource.Facility);
