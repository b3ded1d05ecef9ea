namespace BookingPortal.Components.FindRoom;

/// <summary>Answers of one kind under their heading.</summary>
public sealed record PaletteGroup(string Heading, IReadOnlyList<PaletteEntry> Entries);
