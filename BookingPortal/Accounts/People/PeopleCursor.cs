using System.Globalization;

namespace BookingPortal.Accounts.People;

/// <summary>A place in the list of people: behind, or before, one of them.</summary>
/// <param name="Name">As the list is sorted by: in small letters.</param>
public sealed record PeopleCursor(string Name, int Id, bool IsBackwards = false)
{
    /// <summary>For an address: <c>42.ada example</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Name}");

    /// <returns>Null where the text is none.</returns>
    public static PeopleCursor? Of(string? text, bool isBackwards) =>
        text?.Split('.', 2) is [var id, var name] && name.Length <= PersonRules.LongestFullName && !name.Contains('\0')
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new PeopleCursor(name, number, isBackwards) : null;
}
