namespace BookingPortal.Facilities;

/// <summary>The rules of one facility before and after a change.</summary>
/// <param name="Before">Null where it was not in use.</param>
/// <param name="After">Null where it is out of use.</param>
public sealed record FactsChange(int FacilityId, FacilityFacts? Before, FacilityFacts? After);
