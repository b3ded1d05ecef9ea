namespace BookingPortal.Bookings;

/// <summary>What a booking says, apart from when and where it is.</summary>
public sealed record BookingContent(string Title)
{
    public string? Description { get; init; }

    public int AttendeeCount { get; init; } = 1;

    /// <summary>Zoom, Teams and the like: https only.</summary>
    public string? ExternalMeetingUrl { get; init; }

    /// <summary>Hides name and title from all but the owner, who booked and staff.</summary>
    public bool IsPrivate { get; init; }
}
