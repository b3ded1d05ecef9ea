namespace BookingPortal.Availability;

/// <summary>What a search found.</summary>
/// <param name="Fits">Every wish fulfilled, the best first; one offer for each room, its earliest.</param>
/// <param name="Alternatives">Where nothing fits: what comes nearest, each with the wishes that it breaks.</param>
public sealed record FoundRooms(IReadOnlyList<RoomOffer> Fits, IReadOnlyList<RoomOffer> Alternatives);
