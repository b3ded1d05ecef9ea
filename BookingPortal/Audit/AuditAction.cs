namespace BookingPortal.Audit;

/// <summary>What happened to a booking: the seed's four and the five that later verbs need (enum <c>audit_action</c>).</summary>
public enum AuditAction
{
    Created,

    /// <summary>Moved, extended, shortened, ended early or edited.</summary>
    Updated,

    /// <summary>Cancelled by its owner.</summary>
    Cancelled,

    /// <summary>Cancelled by somebody else, who gave a reason.</summary>
    AdminCancelled,
    Restored,
    Approved,
    Rejected,
    Expired,

    /// <summary>Personal text removed by retention.</summary>
    Redacted,
}
