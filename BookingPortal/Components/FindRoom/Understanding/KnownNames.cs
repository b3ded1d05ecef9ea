using BookingPortal.Facilities;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>What the portal's rooms, places and equipment are called: names that a sentence may mention.</summary>
public sealed class KnownNames
{
    /// <summary>Shorter parts of a name ("of", "and", "free") say too little to stand for it.</summary>
    private const int ShortestPart = 4;

    public static readonly KnownNames None = new([]);

    public KnownNames(IReadOnlyCollection<Facility> rooms)
    {
        Features = WithParts(rooms.SelectMany(room => room.Features).Select(feature => feature.Name));
        Places = Names(rooms.Select(room => room.Place));
        Buildings = Names(rooms.Select(room => room.Building));
        Rooms = Names(rooms.Select(room => room.Name).Concat(rooms.Select(room => room.Floor)));
    }

    /// <summary>Equipment by its name, and by each part of it that no other equipment has.</summary>
    internal IReadOnlyList<(string Word, string Name)> Features { get; }

    internal IReadOnlyList<(string Word, string Name)> Places { get; }

    internal IReadOnlyList<(string Word, string Name)> Buildings { get; }

    /// <summary>Rooms and floors.</summary>
    internal IReadOnlyList<(string Word, string Name)> Rooms { get; }

    private static IReadOnlyList<(string Word, string Name)> Names(IEnumerable<string?> names) =>
        [.. names.OfType<string>().Where(name => name.Length > 1).Distinct().Select(name => (Word: name, Name: name)).OrderByDescending(one => one.Word.Length)];

    private static IReadOnlyList<(string Word, string Name)> WithParts(IEnumerable<string> names)
    {
        var all = names.Distinct().ToList();
        var parts = all.SelectMany(name => name.Split(' ', '-').Where(part => part.Length >= ShortestPart && part.Length < name.Length).Select(part => (Word: part, Name: name)))
            .GroupBy(part => part.Word, StringComparer.OrdinalIgnoreCase).Where(part => part.Count() == 1).Select(part => part.Single());
        return [.. all.Select(name => (Word: name, Name: name)).Concat(parts).OrderByDescending(one => one.Word.Length)];
    }
}
