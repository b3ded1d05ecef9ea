using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>Brings a cancelled booking back where its slot is still free and has not begun.</summary>
/// <param name="Seen">The version that the person saw.</param>
public sealed record RestoreRequest(long BookingId, Instant Seen, Guid RequestId)
{
    /// <summary>Required from staff where the booking is somebody else's.</summary>
    public string? Reason { get; init; }

    /// <summary>The rules that staff set aside on purpose, with <see cref="Reason"/>.</summary>
    public IReadOnlyCollection<RefusalCode> Override { get; init; } = [];
}
