using System.Net;
using NodaTime;

namespace BookingPortal.Audit;

/// <summary>One row of <c>admin_audit_log</c>: a change of anything that is not a booking. Append-only.</summary>
public sealed class AdminAuditEntry
{
    public AdminAuditEntry(string subject, string subjectId, string action, Caller by)
    {
        Subject = subject;
        SubjectId = subjectId;
        Action = action;
        ChangedBy = by.PersonId;
        IpAddress = by.IpAddress;
        UserAgent = by.UserAgent;
        TraceId = by.TraceId;
        Reason = by.SystemName;
    }

    private AdminAuditEntry()
    {
    }

    public long Id { get; private set; }

    /// <summary>The kind of thing: <c>person</c>, <c>facility</c>, <c>closure</c> …</summary>
    public string Subject { get; private set; } = "";

    public string SubjectId { get; private set; } = "";

    /// <summary>What was done: <c>added</c>, <c>role_granted</c>, <c>locked</c> …</summary>
    public string Action { get; private set; } = "";

    public string? OldValues { get; init; }

    public string? NewValues { get; init; }

    public int? ChangedBy { get; private set; }

    public Instant ChangedAt { get; private set; }

    public string? Reason { get; init; }

    public string? UserAgent { get; private set; }

    public IPAddress? IpAddress { get; private set; }

    public Guid? RequestId { get; init; }

    public string? TraceId { get; private set; }

    public ulong TransactionId { get; private set; }
}
