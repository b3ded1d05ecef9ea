namespace BookingPortal.Facilities;

/// <summary>The facilities that fit a filter, and what the filter can be set to.</summary>
/// <param name="HasMore">More fit than are listed.</param>
public sealed record FacilityList(IReadOnlyList<FacilityLine> Lines, bool HasMore, IReadOnlyList<string> Places);
