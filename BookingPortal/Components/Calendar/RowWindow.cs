namespace BookingPortal.Components.Calendar;

/// <summary>
/// Which of many rooms are drawn: those around the screen, and the one with the cursor wherever it is. The others are
/// empty space of the same height.
/// </summary>
/// <param name="Keep">The room that holds the cursor.</param>
public readonly record struct RowWindow(int From, int? Keep = null)
{
    internal const int Size = 60;

    /// <summary>So few that drawing all of them is simpler for everybody.</summary>
    private const int Few = 80;

    internal static bool IsNeeded(int rooms) => rooms > Few;

    /// <summary>What the browser asked for, so that it lies within the rooms there are.</summary>
    internal RowWindow Within(int rooms) => this with { From = Math.Clamp(From, 0, Math.Max(0, rooms - Size)) };

    internal bool Draws(int index, int room, int rooms) => !IsNeeded(rooms) || room == Keep || (index >= From && index < From + Size);

    /// <summary>The rooms of one place in order, with the lengths of what is left out between them.</summary>
    /// <param name="first">Index of its first room among all.</param>
    internal IReadOnlyList<RowPart<T>> Parts<T>(IReadOnlyList<T> rooms, int first, int all, Func<T, int> idOf)
        where T : class
    {
        var parts = new List<RowPart<T>>();
        for (var at = 0; at < rooms.Count; at++)
        {
            if (Draws(first + at, idOf(rooms[at]), all))
            {
                parts.Add(new RowPart<T>(first + at, rooms[at]));
            }
            else if (parts is [.., { Room: null } gap])
            {
                parts[^1] = gap with { Count = gap.Count + 1 };
            }
            else
            {
                parts.Add(new RowPart<T>(first + at, null));
            }
        }

        return parts;
    }
}
