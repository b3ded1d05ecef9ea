using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>When, by whom and why; only the owner may leave the reason out.</summary>
internal sealed record Cancellation(Instant At, Person By, string? Reason);
