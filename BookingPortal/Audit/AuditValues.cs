using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace BookingPortal.Audit;

/// <summary>Reads the json of history rows.</summary>
internal static class AuditValues
{
    /// <summary>What differs between two rows. A column that one of them lacks was added later: it counts as empty.</summary>
    internal static IReadOnlyList<FieldChange> Differences(string? oldValues, string? newValues)
    {
        var (before, after) = (Fields(oldValues), Fields(newValues));
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(name => new FieldChange(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
                .Where(change => change.Old != change.New),
        ];
    }

    internal static BookingAsOf State(long bookingId, Instant changedAt, string values)
    {
        var fields = Fields(values);
        return new BookingAsOf(
            bookingId, int.Parse(fields["facility_id"]!, CultureInfo.InvariantCulture), int.Parse(fields["user_id"]!, CultureInfo.InvariantCulture),
            Moment(fields["start_time"]!), Moment(fields["end_time"]!), fields["title"]!, fields["status"]!, changedAt, values);
    }

    private static Instant Moment(string text) => Instant.FromDateTimeOffset(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    private static Dictionary<string, string?> Fields(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(
            field => field.Name,
            field => field.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => field.Value.GetString(),
                _ => field.Value.GetRawText(),
            });
    }
}
