using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>One step in the life of a booking, in words.</summary>
/// <param name="What">"Changed", "Cancelled" …</param>
/// <param name="Overridden">The rules that staff set aside, in words; empty where none.</param>
public sealed record HistoryLine(
    string What, string Who, Instant At, IReadOnlyList<HistoryField> Fields, string? Reason, IReadOnlyList<string> Overridden, Guid? RequestId);
