using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// A change of a booking that has not ended: moved, extended, shortened, edited, or several of these at once. What is
/// null stays as it is.
/// </summary>
/// <param name="Seen">The version that the person saw (<see cref="BookingDetails.Version"/>): if it is no longer current, nothing changes.</param>
/// <param name="RequestId">The same request sent again answers the same.</param>
public sealed record ChangeRequest(long BookingId, Instant Seen, Guid RequestId)
{
    public int? FacilityId { get; init; }

    public Instant? Start { get; init; }

    public Instant? End { get; init; }

    public BookingContent? Content { get; init; }

    /// <summary>Required from staff who change what is somebody else's; told to the owner.</summary>
    public string? Reason { get; init; }

    /// <summary>The rules that staff set aside on purpose, with <see cref="Reason"/>.</summary>
    public IReadOnlyCollection<RefusalCode> Override { get; init; } = [];

    /// <summary>The booking stands already as it is asked for.</summary>
    public bool ChangesNothing(BookingDetails booking) =>
        ChangedBooking.Of(booking, this) == new ChangedBooking(booking.FacilityId, booking.Slot.Start, booking.Slot.End, booking.Content);

    public static ChangeRequest Move(BookingDetails booking, TimeSlot slot, Guid requestId, int? facilityId = null) =>
        new(booking.Id, booking.Version, requestId) { FacilityId = facilityId, Start = slot.Start, End = slot.End };

    /// <summary>Extends or shortens.</summary>
    public static ChangeRequest EndAt(BookingDetails booking, Instant end, Guid requestId) =>
        new(booking.Id, booking.Version, requestId) { End = end };

    public static ChangeRequest Edit(BookingDetails booking, BookingContent content, Guid requestId) =>
        new(booking.Id, booking.Version, requestId) { Content = content };
}
