using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>One booking with everything that its owner, who booked it and staff read of it.</summary>
/// <param name="Owner">The name of who uses the room.</param>
/// <param name="BookedBy">Who booked for the owner, else null.</param>
/// <param name="CancelledBy">The name; null where the portal itself gave the slot back.</param>
/// <param name="Home">The clock of the reader's home place; null where none is known.</param>
/// <param name="Now">The database's clock when it was read.</param>
/// <param name="Extensions">By how much it can be extended: the rules and the next booking allow it.</param>
public sealed record BookingSheet(
    BookingDetails Booking, BookedRoom Room, string Owner, bool IsMine, string? BookedBy, string? CancelledBy, FacilityClock? Home, Instant Now,
    BookingActions May, IReadOnlyList<Duration> Extensions)
{
    /// <summary>The reader is staff of the room.</summary>
    public bool IsStaff { get; init; }

    public bool IsRunning => Booking.IsActive && Booking.Slot.Contains(Now);

    /// <summary>A request that nobody decided in time.</summary>
    public bool HasExpired => !Booking.IsActive && Booking.ExpiresAt <= Booking.CancelledAt;
}
