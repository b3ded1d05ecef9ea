using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>What a person asks for. Who asks is never part of it: that is the sign-in's word.</summary>
/// <param name="OnBehalfOf">The owner where staff book for somebody else; null for oneself.</param>
/// <param name="RequestId">Made when the dialog opens: the same request sent again answers the same booking.</param>
public sealed record BookingRequest(int FacilityId, Instant Start, Instant End, string Title, Guid RequestId)
{
    public int? OnBehalfOf { get; init; }

    public string? Description { get; init; }

    public int AttendeeCount { get; init; } = 1;

    /// <summary>Zoom, Teams and the like: https only.</summary>
    public string? ExternalMeetingUrl { get; init; }

    /// <summary>Hides name and title from all but the owner, who booked and staff.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Why rules are set aside; audited.</summary>
    public string? Reason { get; init; }

    /// <summary>The rules that staff set aside on purpose; each must be one of <see cref="BookingRules.MayOverride"/>.</summary>
    public IReadOnlyCollection<RefusalCode> Override { get; init; } = [];

    internal BookingContent Content => new(Title)
    {
        Description = Description,
        AttendeeCount = AttendeeCount,
        ExternalMeetingUrl = ExternalMeetingUrl,
        IsPrivate = IsPrivate,
    };
}
