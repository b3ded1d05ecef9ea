using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>Gives a booking that has not begun to somebody else, at the same time and in the same room.</summary>
/// <param name="HeirId">Whose it will be.</param>
/// <param name="RequestId">The same request sent again answers the same.</param>
/// <param name="Reason">Required; told to both.</param>
public sealed record HandOverRequest(long BookingId, int HeirId, Guid RequestId, string? Reason)
{
    /// <summary>The version that the person saw; null hands the booking over however it stands.</summary>
    public Instant? Seen { get; init; }
}
