using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>A closure as it falls on one facility, cut to what was asked for; why, and where it is set.</summary>
public sealed record ClosedTime(TimeSlot Slot, string Reason, RuleSource Source = RuleSource.Facility)
{
    /// <summary>When the closure itself ends.</summary>
    public Instant Until { get; init; } = Slot.End;
}
