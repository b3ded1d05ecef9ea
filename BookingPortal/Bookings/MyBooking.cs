using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>A booking in the list of the person who owns it or booked it for somebody.</summary>
/// <param name="Location">Place, building and floor in one line.</param>
/// <param name="Owner">The owner's name where the viewer booked for somebody else, else null.</param>
/// <param name="BookedBy">Who booked it for the viewer, else null.</param>
public sealed record MyBooking(
    long Id, int FacilityId, string FacilityName, string Location, FacilityClock Clock, TimeSlot Slot, string Title,
    int AttendeeCount, string? ExternalMeetingUrl, bool IsPrivate, BookingStatus Status,
    string? Owner, string? BookedBy, string? CancelledBy, Instant? CancelledAt, string? CancellationReason)
{
    public bool IsRunningAt(Instant now) => Slot.Contains(now);
}
