namespace BookingPortal.Audit;

/// <summary>What took effect since a position.</summary>
/// <param name="Changes">In order of their ids.</param>
/// <param name="IsComplete">Else there is more than can be told one by one, or the position means nothing here: look at everything again.</param>
/// <param name="Position">Where to go on.</param>
public sealed record AuditNews(IReadOnlyList<AuditChange> Changes, bool IsComplete, AuditPosition Position);
