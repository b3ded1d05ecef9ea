using System.Globalization;
using System.Text.Json;

namespace BookingPortal.Facilities;

/// <summary>Fields with their values: compared, written to the log and to files.</summary>
public static class FieldValues
{
    /// <summary>What differs between two sets of the same fields, in their order.</summary>
    public static IReadOnlyList<FacilityDifference> Differences(
        IReadOnlyList<(FacilityField Field, object? Value)> before, IReadOnlyList<(FacilityField Field, object? Value)> after) =>
    [
        .. before.Zip(after, (was, now) => new FacilityDifference(was.Field, Say(was.Value), Say(now.Value)))
            .Where(one => one.Before != one.After),
    ];

    /// <summary>The value as files have it.</summary>
    public static string? Say(object? value) => value switch
    {
        null or "" => null,
        bool flag => flag ? "yes" : "no",
        IEnumerable<string> list => list.Any() ? string.Join("; ", list.Order(StringComparer.Ordinal)) : null,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    public static string NameOf(FacilityField field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString());

    internal static string ToJson(IEnumerable<(FacilityField Field, object? Value)> values) =>
        JsonSerializer.Serialize(values.ToDictionary(one => NameOf(one.Field), one => one.Value));
}
