namespace BookingPortal.Benchmarks.Report;

/// <summary>How far a line came.</summary>
internal enum Verdict
{
    /// <summary>It misses what must be.</summary>
    Short,

    /// <summary>It reaches what must be.</summary>
    Must,

    /// <summary>It reaches the goal.</summary>
    Goal,
}
