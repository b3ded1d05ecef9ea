using System.Net;
using NodaTime;

namespace BookingPortal.Audit;

/// <summary>One row of <c>booking_audit_log</c>: written by the statement that changes the booking, never changed after.</summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }

    /// <summary>Not a foreign key: history stays when a booking is archived.</summary>
    public long BookingId { get; private set; }

    public int FacilityId { get; private set; }

    public AuditAction Action { get; private set; }

    /// <summary>The row before, as json; null only for <see cref="AuditAction.Created"/>.</summary>
    public string? OldValues { get; private set; }

    public string? NewValues { get; private set; }

    /// <summary>Who did it; null for a worker of the portal.</summary>
    public int? ChangedBy { get; private set; }

    /// <summary>The database's clock while it held the row's lock.</summary>
    public Instant ChangedAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The rules that staff set aside on purpose, by name; then <see cref="Reason"/> says why.</summary>
    public string[]? OverriddenRules { get; private set; }

    public string? UserAgent { get; private set; }

    public IPAddress? IpAddress { get; private set; }

    /// <summary>The idempotency key of the call; unique for a booking.</summary>
    public Guid? RequestId { get; private set; }

    /// <summary>What the call asked for; with the values before and after it tells whether a call is the same one again.</summary>
    public string? RequestVerb { get; private set; }

    public string? TraceId { get; private set; }

    /// <summary>The writing transaction (<c>xid8</c>): the order in which changes became visible, which ids are not.</summary>
    public ulong TransactionId { get; private set; }
}
