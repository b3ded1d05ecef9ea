namespace BookingPortal.Components.FindRoom;

/// <param name="NotUnderstood">The words of a wish that mean nothing here.</param>
public sealed record PaletteAnswer(IReadOnlyList<PaletteGroup> Groups, IReadOnlyList<string> NotUnderstood)
{
    public static readonly PaletteAnswer Nothing = new([], []);

    public int Count => Groups.Sum(group => group.Entries.Count);
}
