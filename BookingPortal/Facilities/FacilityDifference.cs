namespace BookingPortal.Facilities;

/// <summary>A field as it was and as it is, in the words of files and of the log; null is empty.</summary>
public sealed record FacilityDifference(FacilityField Field, string? Before, string? After);
