using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>Ends a running booking with the running quarter hour.</summary>
/// <param name="Seen">The version that the person saw.</param>
/// <param name="Reason">Required from staff where the booking is somebody else's.</param>
public sealed record EndNowRequest(long BookingId, Instant Seen, Guid RequestId, string? Reason = null);
