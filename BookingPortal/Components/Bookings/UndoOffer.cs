namespace BookingPortal.Components.Bookings;

/// <summary>How to take back what was done, and where it leads back to.</summary>
/// <param name="RequestId">Of what was done.</param>
/// <param name="Room">Name of the room in which it stands again afterwards.</param>
/// <param name="When">Day and time of that, at the room's place.</param>
public sealed record UndoOffer(Guid RequestId, string Room, string When);
