using System.Text.RegularExpressions;

namespace BookingPortal.Tests.Architecture;

/// <summary>
/// Folders use each other one way. A use is a <c>using</c> line, a name written out in full, a name that begins with a
/// neighbouring folder, and in markup a type that an <c>_Imports.razor</c> above brings into sight.
/// </summary>
internal static partial class DependencyRule
{
    /// <summary>It has to know every entity.</summary>
    private const string Exempt = "Database/PortalDbContext.cs";

    /// <summary>Each folder uses those of the lines above it; folders of one line never use each other.</summary>
    private static readonly string[][] Layers =
    [
        ["Time"], ["Database"], ["Audit"], ["Accounts"], ["Facilities"], ["Bookings"],
        ["Availability", "Utilization", "Notifications"], ["Operations"],
    ];

    public static IEnumerable<string> Violations(IReadOnlyList<SourceFile> sources)
    {
        var types = sources.Where(file => file.Area.Length > 0 && !file.IsImports)
            .GroupBy(file => file.Area, file => file.TypeName)
            .ToDictionary(area => area.Key, area => area.ToHashSet());
        foreach (var file in sources.Where(file => file.Path is not ("Program.cs" or Exempt) && (file.IsCode || file.IsMarkup)))
        {
            if (LayerOf(file.Area) < 0 && !file.IsScreen)
            {
                yield return $"{file.Path}: no rule says whom the folder '{file.Area}' may use.";
                continue;
            }

            foreach (var used in Uses(file, types).Concat(Imported(file, sources, types)).Distinct().Where(used => !MayUse(file.Area, used)))
            {
                yield return $"{file.Path}: {file.Area} may not use {used}.";
            }
        }
    }

    private static bool MayUse(string from, string to)
    {
        if (from == to || (from == "Components" && to.Length > 0))
        {
            return true;
        }

        return from switch
        {
            "Components/Ui" => false,
            "Components/Layout" => LayerOf(to) >= 0 || to == "Components/Ui",
            "Components/Bookings" => LayerOf(to) >= 0 || to is "Components/Ui" or "Components/Layout",
            _ when from.StartsWith("Components/", StringComparison.Ordinal) =>
                LayerOf(to) >= 0 || to is "Components/Ui" or "Components/Layout" or "Components/Bookings",
            _ => LayerOf(to) >= 0 && LayerOf(to) < LayerOf(from),
        };
    }

    private static int LayerOf(string area) => Array.FindIndex(Layers, layer => layer.Contains(area));

    private static IEnumerable<string> Uses(SourceFile file, Dictionary<string, HashSet<string>> types)
    {
        foreach (Match name in FullName().Matches(file.Code))
        {
            yield return name.Groups["screen"].Success ? $"Components/{name.Groups["screen"].Value}" : name.Groups["folder"].Value;
        }

        // Inside BookingPortal.X the compiler finds Bookings.Booking and Components.Ui.Icon without the first name.
        foreach (Match name in ShortName().Matches(file.Code))
        {
            var (folder, type) = (name.Groups["folder"].Value, name.Groups["type"].Value);
            string[] meant = file.IsScreen ? [folder, $"Components/{folder}"] : [folder];
            foreach (var area in meant.Where(area => types.TryGetValue(area, out var known) && known.Contains(type)))
            {
                yield return area;
            }

            if (folder == "Components" && types.ContainsKey($"Components/{type}"))
            {
                yield return $"Components/{type}";
            }
        }
    }

    private static IEnumerable<string> Imported(SourceFile file, IReadOnlyList<SourceFile> sources, Dictionary<string, HashSet<string>> types)
    {
        if (!file.IsMarkup || file.IsImports)
        {
            return [];
        }

        var words = Word().Matches(file.Code).Select(word => word.Value).ToHashSet();
        return sources.Where(imports => imports.IsImports && $"{file.Folder}/".StartsWith($"{imports.Folder}/", StringComparison.Ordinal))
            .SelectMany(imports => Uses(imports, types))
            .Where(area => types.TryGetValue(area, out var known) && known.Overlaps(words));
    }

    [GeneratedRegex(@"(?<!namespace )\bBookingPortal\.(?:Components\.(?<screen>[A-Z]\w*)|(?<folder>[A-Z]\w*))")]
    private static partial Regex FullName();

    [GeneratedRegex(@"(?<![\w.@])(?<folder>[A-Z]\w*)\.(?<type>[A-Z]\w*)")]
    private static partial Regex ShortName();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();
}
