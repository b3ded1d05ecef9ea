using NodaTime;

namespace BookingPortal.Audit;

/// <summary>One change as the feed delivers it.</summary>
/// <param name="OldValues">The row before, as json; null for a created booking.</param>
public sealed record AuditChange(
    long Id, long BookingId, int FacilityId, AuditAction Action, string? OldValues, string NewValues, int? ChangedBy, Instant ChangedAt);
