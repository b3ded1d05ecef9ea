using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace BookingPortal.Operations.Integrity;

/// <summary>
/// The seed's monitor, for the health page: conflicts by the day on which bookings were made. The seed joins all bookings
/// with all others, overlooks those that wait for approval, and leaves days without bookings out; this looks beside each
/// booking of the last days, along idx_bookings_created_at and idx_bookings_facility_start, and counts buffers.
/// </summary>
public sealed class ConflictMonitor(IDbContextFactory<PortalDbContext> contexts)
{
    public const int MostDays = 31;

    /// <summary>A neighbour begins at most 24 hours and the buffers of both (8 hours each) away.</summary>
    private const string Sql = """
        SELECT day::date, count(b.id), count(b.id) FILTER (WHERE b.status <> 'cancelled' AND EXISTS (
            SELECT FROM bookings o
            WHERE o.facility_id = b.facility_id AND o.id <> b.id AND o.status IN ('confirmed', 'pending')
              AND o.start_time < b.end_time + interval '16 hours' AND o.start_time > b.start_time - interval '40 hours'
              AND o.start_time - make_interval(mins => o.buffer_before) < b.end_time + make_interval(mins => b.buffer_after)
              AND o.end_time + make_interval(mins => o.buffer_after) > b.start_time - make_interval(mins => b.buffer_before)))
        FROM generate_series(date_trunc('day', now(), 'UTC') - (@days - 1) * interval '24 hours', now(), interval '24 hours') AS day
        LEFT JOIN bookings b ON b.created_at >= day AND b.created_at < day + interval '24 hours'
        GROUP BY day ORDER BY day DESC
        """;

    /// <summary>The last days, today first; a day without bookings is there with zeros.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one day, or more than a month.</exception>
    public async Task<IReadOnlyList<ConflictDay>> LastDaysAsync(int days = 7, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MostDays);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = Sql;
        command.Parameters.Add(new NpgsqlParameter<int>("days", days));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new List<ConflictDay>();
        while (await rows.ReadAsync(cancel))
        {
            found.Add(new ConflictDay(LocalDate.FromDateTime(rows.GetDateTime(0)), rows.GetInt64(1), rows.GetInt64(2)));
        }

        return found;
    }
}
