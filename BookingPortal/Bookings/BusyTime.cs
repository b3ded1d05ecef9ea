using BookingPortal.Time;

namespace BookingPortal.Bookings;

/// <summary>A held slot as one viewer may see it; what he may not see is null and is never sent.</summary>
/// <param name="BookingId">Given to the owner, who booked and staff alone.</param>
/// <param name="Slot">The booking itself.</param>
/// <param name="Blocked">The booking with the buffers before and after it: what cannot be booked.</param>
/// <param name="Person">The owner's name.</param>
public sealed record BusyTime(
    int FacilityId, long? BookingId, TimeSlot Slot, TimeSlot Blocked, bool IsPending, bool IsMine, string? Title, string? Person);
