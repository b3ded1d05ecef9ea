namespace BookingPortal.Facilities;

/// <summary>What one line of a file would do.</summary>
/// <param name="IsNew">It adds a facility.</param>
/// <param name="Differences">What it changes; none where all is so already.</param>
public sealed record ImportLine(int Line, string Name, bool IsNew, IReadOnlyList<FacilityDifference> Differences);
