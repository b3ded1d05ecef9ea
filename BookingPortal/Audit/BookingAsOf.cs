using NodaTime;

namespace BookingPortal.Audit;

/// <summary>How a booking stood at a moment of the past, replayed from its history alone.</summary>
/// <param name="Values">The whole row as json.</param>
public sealed record BookingAsOf(
    long BookingId, int FacilityId, int OwnerId, Instant Start, Instant End, string Title, string Status, Instant ChangedAt, string Values);
