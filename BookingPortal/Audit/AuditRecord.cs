using NodaTime;

namespace BookingPortal.Audit;

/// <summary>One line of history as people read it.</summary>
/// <param name="Changes">What differs; of a created booking every column that is filled.</param>
/// <param name="By">The name; null where the portal itself acted.</param>
/// <param name="OverriddenRules">Rules that staff set aside on purpose; <paramref name="Reason"/> says why.</param>
public sealed record AuditRecord(
    long Id, long BookingId, int FacilityId, AuditAction Action, IReadOnlyList<FieldChange> Changes, int? ById, string? By, Instant At,
    string? Reason, IReadOnlyList<string> OverriddenRules, Guid? RequestId, string? TraceId);
