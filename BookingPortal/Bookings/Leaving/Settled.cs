namespace BookingPortal.Bookings.Leaving;

/// <summary>What became of somebody's bookings to come, one by one.</summary>
/// <param name="Standing">Those that were meant and could not be changed, and those that were kept.</param>
public sealed record Settled(int Cancelled, int HandedOver, int Standing);
