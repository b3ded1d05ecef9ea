namespace BookingPortal.Components.FindRoom;

/// <summary>One line of the answers.</summary>
public sealed record PaletteEntry(string Icon, string Title, string? Detail, PaletteChoice Choice);
