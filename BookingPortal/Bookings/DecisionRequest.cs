using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>Approves or rejects a request for a room that wants approval.</summary>
/// <param name="Seen">The version that the approver saw.</param>
/// <param name="Note">Told to the requester; required for a rejection.</param>
public sealed record DecisionRequest(long BookingId, Instant Seen, Guid RequestId, string? Note = null);
