using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Bookings;

/// <summary>A booking to come that a change of rules would break, and what it would break.</summary>
/// <param name="Because">The rules that it would no longer keep, and kept before.</param>
public sealed record AffectedBooking(long Id, int FacilityId, string Room, FacilityClock Clock, TimeSlot Slot, string Title, string Owner, IReadOnlyList<Refusal> Because);
