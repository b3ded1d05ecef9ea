using System.Globalization;
using System.Text.Json;
using BookingPortal.Audit;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>Where a booking stands or stood, and whose it is: what a change of it touches.</summary>
/// <param name="Slot">Null where the log does not say: then it may be any.</param>
internal sealed record ChangeReach(int FacilityId, TimeSlot? Slot, IReadOnlyList<int> People)
{
    /// <summary>Before and after: a booking that moves leaves one day and comes to another.</summary>
    internal static IEnumerable<ChangeReach> Of(AuditChange change)
    {
        if (change.OldValues is { } before)
        {
            yield return Of(change.FacilityId, before);
        }

        yield return Of(change.FacilityId, change.NewValues);
    }

    internal bool Reaches(DayKey key) => key.FacilityId == FacilityId && (Slot is not { } slot || key.IsReachedBy(slot));

    private static ChangeReach Of(int facility, string values)
    {
        using var document = JsonDocument.Parse(values);
        var row = document.RootElement;
        return new ChangeReach(
            Number(row, "facility_id") ?? facility,
            Moment(row, "start_time") is { } start && Moment(row, "end_time") is { } end && start < end ? new TimeSlot(start, end) : null,
            [.. new[] { Number(row, "user_id"), Number(row, "created_by") }.OfType<int>()]);
    }

    private static int? Number(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static Instant? Moment(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var moment)
            ? Instant.FromDateTimeOffset(moment)
            : null;
}
