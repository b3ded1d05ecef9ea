namespace BookingPortal.Audit;

/// <summary>How far a reader of the log has come: what was visible to one snapshot of one database.</summary>
/// <param name="Cluster">The database whose transactions are counted.</param>
/// <param name="Snapshot">Of PostgreSQL, as text: which transactions were over.</param>
public sealed record AuditPosition(string Cluster, string Snapshot);
