namespace BookingPortal.Components.Administration;

/// <summary>What is to become of the bookings that a change breaks.</summary>
/// <param name="Reason">They are cancelled, and their owners read this; null keeps them.</param>
public sealed record AffectedChoice(string? Reason);
