namespace BookingPortal.Utilization;

/// <summary>Somebody who cancelled bookings of the period, his own or others', and how many of them late.</summary>
public sealed record LateCanceller(int PersonId, string Name, long Cancelled, long Late, long LateMinutes);
