using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Bookings;

/// <summary>
/// Reads how long rooms are held, without titles and people: a week of a thousand rooms is tens of thousands of bookings.
/// Pending holds a slot as confirmed does.
/// </summary>
public sealed class HeldTimes(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>One stretch of idx_bookings_facility_start for each room, as <see cref="BusyTimes"/> reads them.</summary>
    private const string Sql = """
        SELECT facility_id, start_time, end_time, buffer_before, buffer_after
        FROM bookings
        WHERE facility_id = ANY(@rooms) AND status IN ('confirmed', 'pending')
          AND start_time < @until AND start_time > @from - interval '24 hours' AND end_time > @from
        """;

    /// <summary>The widest buffers that CHECK booking_buffers_valid lets in, before and after.</summary>
    private static readonly Duration WidestBuffer = Duration.FromMinutes(480);

    /// <summary>What may block any part of a window, by room.</summary>
    public async Task<ILookup<int, HeldTime>> OfAsync(IReadOnlyCollection<int> facilityIds, TimeSlot window, CancellationToken cancel = default)
    {
        var wide = window.Widen(WidestBuffer, WidestBuffer);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = Sql;
        command.Parameters.Add(new NpgsqlParameter("rooms", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = facilityIds.ToArray() });
        command.Parameters.Add(new NpgsqlParameter("from", NpgsqlDbType.TimestampTz) { Value = wide.Start.ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter("until", NpgsqlDbType.TimestampTz) { Value = wide.End.ToDateTimeUtc() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var held = new List<(int Room, HeldTime Time)>();
        while (await rows.ReadAsync(cancel))
        {
            var slot = new TimeSlot(Instant.FromDateTimeUtc(rows.GetDateTime(1)), Instant.FromDateTimeUtc(rows.GetDateTime(2)));
            var blocked = slot.Widen(Duration.FromMinutes(rows.GetInt16(3)), Duration.FromMinutes(rows.GetInt16(4)));
            held.Add((rows.GetInt32(0), new HeldTime(slot, blocked)));
        }

        return held.ToLookup(one => one.Room, one => one.Time);
    }
}
