using BookingPortal.Accounts;
using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// A booking as it stands in the database. Read-only here: its only writer is <c>BookingService</c>, by
/// hand-written statements.
/// </summary>
public sealed class Booking
{
    private Booking()
    {
    }

    public long Id { get; private set; }

    public int FacilityId { get; private set; }

    public Facility Facility { get; private set; } = null!;

    /// <summary>The owner: the person who uses the room.</summary>
    public int UserId { get; private set; }

    public PortalUser User { get; private set; } = null!;

    public Instant StartTime { get; private set; }

    public Instant EndTime { get; private set; }

    public string Title { get; private set; } = "";

    public string? Description { get; private set; }

    public int AttendeeCount { get; private set; }

    public string? ExternalMeetingUrl { get; private set; }

    public BookingStatus Status { get; private set; }

    public Instant? CancelledAt { get; private set; }

    public int? CancelledBy { get; private set; }

    public string? CancellationReason { get; private set; }

    public Instant CreatedAt { get; private set; }

    public Instant UpdatedAt { get; private set; }

    /// <summary>When a request for approval gives its slot back undecided; null where nothing waits for approval.</summary>
    public Instant? ExpiresAt { get; private set; }

    /// <summary>Who booked on behalf of the owner; null where the owner booked.</summary>
    public int? CreatedBy { get; private set; }

    public PortalUser? CreatedByUser { get; private set; }

    /// <summary>The idempotency key of the creation.</summary>
    public Guid RequestId { get; private set; }

    /// <summary>Minutes that stay free before, copied from the facility when it was booked.</summary>
    public short BufferBefore { get; private set; }

    /// <summary>Minutes that stay free after.</summary>
    public short BufferAfter { get; private set; }

    /// <summary>Name and title are for the owner, who booked and staff alone.</summary>
    public bool IsPrivate { get; private set; }
}
