using BookingPortal.Benchmarks.Offices;
using BookingPortal.Bookings;
using BookingPortal.Database;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>
/// The floor of creating: one plain INSERT of the same values into a table with the same columns and no key, index, check
/// or history, through the same driver, pool and settings. Nothing that stores a booking durably is cheaper.
/// </summary>
internal sealed class UnconstrainedTable(Office office, CancellationToken cancel)
{
    private const string Insert = """
        INSERT INTO benchmark_unconstrained (facility_id, user_id, start_time, end_time, title, description, attendee_count,
            external_meeting_url, status, created_by, request_id, buffer_before, buffer_after, is_private)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'confirmed', $9, $10, 0, 0, $11)
        RETURNING id
        """;

    internal Task MakeAsync() => Sql.RunAsync(office.Owner, $"""
        CREATE TABLE IF NOT EXISTS benchmark_unconstrained (LIKE bookings INCLUDING DEFAULTS INCLUDING IDENTITY);
        GRANT INSERT, SELECT ON benchmark_unconstrained TO {DatabaseRoles.Application};
        """, cancel);

    internal async Task InsertAsync(BookingRequest request, int person)
    {
        await using var connection = new NpgsqlConnection(office.Application);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new() { Value = request.FacilityId },
                new() { Value = person },
                new() { Value = request.Start.ToDateTimeUtc() },
                new() { Value = request.End.ToDateTimeUtc() },
                new() { Value = request.Title },
                new() { Value = request.Description },
                new() { Value = request.AttendeeCount },
                new() { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value },
                new() { NpgsqlDbType = NpgsqlDbType.Integer, Value = DBNull.Value },
                new() { Value = request.RequestId },
                new() { Value = request.IsPrivate },
            },
        };
        _ = await command.ExecuteScalarAsync(cancel);
    }
}
