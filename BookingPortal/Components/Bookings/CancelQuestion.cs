using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>What is about to be cancelled, in words.</summary>
/// <param name="Title">What the booking is called.</param>
/// <param name="Room">The room's name.</param>
/// <param name="When">Day and time at the room's place.</param>
/// <param name="Owner">Whose booking it is, where it is somebody else's: a reason is needed then.</param>
public sealed record CancelQuestion(long BookingId, string Title, string Room, string When, string? Owner = null)
{
    /// <summary>The version that the person sees: a booking that was changed meanwhile is not cancelled unnoticed.</summary>
    public Instant? Seen { get; init; }
}
