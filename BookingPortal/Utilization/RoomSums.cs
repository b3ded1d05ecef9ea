namespace BookingPortal.Utilization;

/// <summary>One facility of the period with its sums.</summary>
/// <param name="Seats">Those of today.</param>
public sealed record RoomSums(int FacilityId, string Name, string Place, string? Building, int Seats, bool IsRetired, UtilizationSums Sums);
