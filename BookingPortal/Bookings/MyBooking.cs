using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>A booking in the list of the person who owns it or booked it for somebody.</summary>
/// <param name="Location">Place, building and floor in one line.</param>
/// <param name="Owner">The owner's name where the viewer booked for somebody else, else null.</param>
/// <param name="BookedBy">Who booked it for the viewer, else null.</param>
/// <param name="ExpiresAt">When a request for approval gives its slot back, or gave it.</param>
/// <param name="Version">What a change or a restoring names as the state that was seen.</param>
public sealed record MyBooking(
    long Id, int FacilityId, string FacilityName, string Location, FacilityClock Clock, TimeSlot Slot, string Title,
    int AttendeeCount, string? ExternalMeetingUrl, bool IsPrivate, BookingStatus Status,
    string? Owner, string? BookedBy, string? CancelledBy, Instant? CancelledAt, string? CancellationReason, Instant? ExpiresAt, Instant Version)
{
    /// <summary>Then the same person may bring it back.</summary>
    public bool WasCancelledByMe { get; init; }

    /// <summary>A request that nobody decided in time.</summary>
    public bool HasExpired => Status == BookingStatus.Cancelled && ExpiresAt <= CancelledAt;

    public bool IsRunningAt(Instant now) => Slot.Contains(now);
}
