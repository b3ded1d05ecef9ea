using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>One booking as it stands, for those who may see all of it: the owner, who booked and staff.</summary>
/// <param name="Blocked">The slot with its buffers: what nobody else can book.</param>
/// <param name="CreatedBy">Who booked for the owner, else null.</param>
/// <param name="ExpiresAt">When a pending request gives its slot back.</param>
/// <param name="Version">Changes with every change; a later request names the one that the person saw.</param>
public sealed record BookingDetails(
    long Id, int FacilityId, int OwnerId, int? CreatedBy, TimeSlot Slot, TimeSlot Blocked, BookingContent Content, BookingStatus Status,
    Instant? ExpiresAt, int? CancelledBy, Instant Version)
{
    public Instant CreatedAt { get; init; }

    public Instant? CancelledAt { get; init; }

    public string? CancellationReason { get; init; }

    /// <summary>The idempotency key of the creation: nobody but its maker may use it, and it never changes.</summary>
    public Guid RequestId { get; init; }

    /// <summary>The slot is held, by a confirmed booking or by a request.</summary>
    public bool IsActive => Status != BookingStatus.Cancelled;

    internal ChangedBooking AsChanged => new(FacilityId, Slot.Start, Slot.End, Content);

    /// <summary>What counts against the owner's quotas; null where it is cancelled.</summary>
    internal HeldBooking? Held => IsActive ? new HeldBooking(Id, FacilityId, Slot) : null;
}
