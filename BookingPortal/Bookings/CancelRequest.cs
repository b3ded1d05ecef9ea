using NodaTime;

namespace BookingPortal.Bookings;

/// <param name="Reason">Required from anybody but the owner; told to the owner.</param>
/// <param name="RequestId">The same request sent again answers the same.</param>
public sealed record CancelRequest(long BookingId, Guid RequestId, string? Reason = null)
{
    /// <summary>The version that the person saw; null cancels the booking however it stands.</summary>
    public Instant? Seen { get; init; }
}
