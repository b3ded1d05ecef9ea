using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>A booking as it will stand in the table, its room and people not yet numbered.</summary>
internal sealed record BookingDraft(Room Room, Person Owner, Instant Start, Instant End, string Title, int Attendees, Guid RequestId)
{
    public string? Description { get; init; }

    public string? Link { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>The member of staff who booked for the owner.</summary>
    public Person? BookedBy { get; init; }

    public Instant CreatedAt { get; init; }

    public Cancellation? Cancelled { get; init; }
}
