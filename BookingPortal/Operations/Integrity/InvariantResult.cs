namespace BookingPortal.Operations.Integrity;

/// <summary>How one promise stands.</summary>
/// <param name="Count">Rows that break it; 0 is a pass.</param>
/// <param name="FirstIds">The first of them, at most ten.</param>
public sealed record InvariantResult(Invariant Invariant, long Count, IReadOnlyList<long> FirstIds, TimeSpan Took);
