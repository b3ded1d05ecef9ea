namespace BookingPortal.Audit;

/// <summary>One column of a booking before and after, as the history's json tells it; null where it was empty.</summary>
public sealed record FieldChange(string Field, string? Old, string? New);
