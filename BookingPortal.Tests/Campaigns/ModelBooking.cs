using BookingPortal.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Campaigns;

/// <summary>A booking as the model remembers it.</summary>
public sealed record ModelBooking(long Id, int Owner, int Facility, Instant Start, Instant End, string Title, BookingStatus Status, Duration Before, Duration After)
{
    public Instant Version { get; init; }

    public int? CancelledBy { get; init; }

    public bool IsActive => Status != BookingStatus.Cancelled;

    public TimeSlot Blocked => new TimeSlot(Start, End).Widen(Before, After);
}
