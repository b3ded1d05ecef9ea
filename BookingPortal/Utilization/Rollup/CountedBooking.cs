using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Utilization.Rollup;

/// <summary>What counting needs of a booking that is confirmed, or was and is cancelled. Requests count in neither way.</summary>
/// <param name="CancelledAt">Null where it is confirmed.</param>
internal readonly record struct CountedBooking(TimeSlot Slot, int Attendees, Instant CreatedAt, Instant? CancelledAt);
