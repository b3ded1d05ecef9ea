using System.Text.RegularExpressions;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>What the fields of the administration can be filled with.</summary>
/// <param name="Buildings">Places with their buildings, of facilities in use and retired.</param>
/// <param name="Features">Names of features that are known.</param>
public sealed partial record FacilityChoices(IReadOnlyList<string> Places, IReadOnlyList<(string Place, string Building)> Buildings, IReadOnlyList<string> Features)
{
    /// <summary>The zones that NodaTime and the database both know by exactly this name.</summary>
    public static IReadOnlyList<string> Zones { get; } = [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => Shape().IsMatch(id)).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> BuildingsOf(string? place) => [.. Buildings.Where(one => one.Place == place).Select(one => one.Building)];

    [GeneratedRegex(@"^(UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(/[A-Z][A-Za-z_-]+){1,2})$")]
    private static partial Regex Shape();
}
