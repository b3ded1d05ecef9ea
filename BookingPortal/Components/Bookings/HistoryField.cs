namespace BookingPortal.Components.Bookings;

/// <summary>One thing that changed, in words; null where there was nothing.</summary>
public sealed record HistoryField(string Label, string? Old, string? New);
