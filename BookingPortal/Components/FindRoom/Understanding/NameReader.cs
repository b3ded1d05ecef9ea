namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>Reads names of equipment and buildings, also by other words for them.</summary>
internal static class NameReader
{
    public static bool TryFeature(Scanner scanner, Vocabulary words, KnownNames names, out string feature)
    {
        if (scanner.TryWord(names.Features, out var named))
        {
            feature = named!;
            return true;
        }

        foreach (var pair in words[WishWord.FeatureSynonym].Select(synonym => synonym.Split('=')).OrderByDescending(pair => pair[0].Length))
        {
            var start = scanner.Position;
            if (scanner.TryWord([pair[0]]))
            {
                var meant = names.Features.Where(known => known.Word == known.Name && known.Name.Contains(pair[1], StringComparison.OrdinalIgnoreCase)).ToList();
                if (meant.Count > 0)
                {
                    feature = meant[0].Name;
                    return true;
                }

                scanner.Position = start;
            }
        }

        feature = "";
        return false;
    }

    /// <summary>"building B", "B棟", or a building's whole name.</summary>
    public static bool TryBuilding(Scanner scanner, Vocabulary words, KnownNames names, out string building)
    {
        var start = scanner.Position;
        if (scanner.TryWord(names.Buildings, out var whole))
        {
            scanner.TryWord(words[WishWord.Building]);
            building = whole!;
            return true;
        }

        var isBefore = scanner.TryWord(words[WishWord.Building]);
        if (!scanner.IsAtEnd)
        {
            var word = scanner.Take(out _);
            var meant = names.Buildings.Where(known => known.Name.Split(' ', '-').Contains(word, StringComparer.OrdinalIgnoreCase)).ToList();
            if (meant.Count == 1 && (isBefore || scanner.TryWord(words[WishWord.Building])))
            {
                building = meant[0].Name;
                return true;
            }
        }

        (scanner.Position, building) = (start, "");
        return false;
    }
}
