using NodaTime;

namespace BookingPortal.Audit;

/// <summary>Which lines of history are wanted; each filter is served by an index of its own. Everything null means all.</summary>
public sealed record AuditFilter
{
    public int? PersonId { get; init; }

    public int? FacilityId { get; init; }

    public AuditAction? Action { get; init; }

    public Guid? RequestId { get; init; }

    public Instant? From { get; init; }

    public Instant? Until { get; init; }

    /// <summary>The last line of the page before: the next one begins after it.</summary>
    public (Instant At, long Id)? After { get; init; }
}
