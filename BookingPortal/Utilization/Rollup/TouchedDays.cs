using System.Text.Json;
using BookingPortal.Audit;
using BookingPortal.Time;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace BookingPortal.Utilization.Rollup;

/// <summary>Puts the days that changes have touched on the list of days to count, within the transaction that delivers them.</summary>
internal static class TouchedDays
{
    public static async Task MarkAsync(IReadOnlyList<AuditChange> changes, NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var slots = changes.SelectMany(change => new[] { change.OldValues, change.NewValues }).OfType<string>().Select(Read).OfType<Held>().Distinct().ToList();
        var clocks = await ClocksAsync(slots.Select(slot => slot.FacilityId).Distinct(), transaction.Connection!, cancel);
        var days = slots.Where(slot => clocks.ContainsKey(slot.FacilityId))
            .SelectMany(slot => DaysOf(slot, clocks[slot.FacilityId])).Distinct().ToList();
        if (days.Count == 0)
        {
            return;
        }

        await using var mark = new NpgsqlCommand(RollupStatements.Mark, transaction.Connection, transaction);
        mark.Parameters.Add(RollupTransaction.Facilities(days.Select(day => day.FacilityId)));
        mark.Parameters.Add(RollupTransaction.Days("days", days.Select(day => day.Date)));
        await mark.ExecuteNonQueryAsync(cancel);
    }

    private static IEnumerable<(int FacilityId, LocalDate Date)> DaysOf(Held held, FacilityClock clock)
    {
        var last = clock.DateOf(held.Slot.End - Duration.Epsilon);
        for (var date = clock.DateOf(held.Slot.Start); date <= last; date = date.PlusDays(1))
        {
            yield return (held.FacilityId, date);
        }
    }

    private static async Task<Dictionary<int, FacilityClock>> ClocksAsync(IEnumerable<int> facilities, NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(RollupStatements.Zones, connection);
        command.Parameters.Add(RollupTransaction.Facilities(facilities));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var clocks = new Dictionary<int, FacilityClock>();
        while (await reader.ReadAsync(cancel))
        {
            if (FacilityClock.Knows(reader.GetString(1)))
            {
                clocks.Add(reader.GetInt32(0), FacilityClock.Of(reader.GetString(1)));
            }
        }

        return clocks;
    }

    /// <summary>The facility and time of a row as history keeps it; null where it does not say them.</summary>
    private static Held? Read(string row)
    {
        using var values = JsonDocument.Parse(row);
        return values.RootElement.TryGetProperty("facility_id", out var facility)
            && values.RootElement.TryGetProperty("start_time", out var start)
            && values.RootElement.TryGetProperty("end_time", out var end)
            ? new Held(facility.GetInt32(), new TimeSlot(At(start), At(end)))
            : null;
    }

    private static Instant At(JsonElement element) => OffsetDateTimePattern.Rfc3339.Parse(element.GetString()!).Value.ToInstant();

    private sealed record Held(int FacilityId, TimeSlot Slot);
}
