using NodaTime;

namespace BookingPortal.Operations.Integrity;

/// <summary>What one check found.</summary>
/// <param name="At">When it began, by the database's clock.</param>
/// <param name="Affected">
/// Bookings to come that the hours, closures or zone of their room would refuse today, because those were changed after
/// the times were set or staff set the rule aside: listed, never moved, and no broken promise.
/// </param>
public sealed record IntegrityReport(Instant At, IReadOnlyList<InvariantResult> Results, IReadOnlyList<long> Affected)
{
    public bool IsWhole => Results.All(result => result.Count == 0);
}
