namespace BookingPortal.Facilities;

/// <summary>Which facilities the administration's list shows.</summary>
/// <param name="Text">Part of the name, the building or the floor.</param>
/// <param name="IsActive">In use, or retired.</param>
public sealed record FacilityFilter(string? Text, string? Place, bool IsActive = true);
