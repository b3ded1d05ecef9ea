using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Utilization;

/// <summary>Reads the rollup for some facilities, one statement after the other.</summary>
internal sealed class UtilizationReader(PortalDbContext context, IReadOnlyCollection<int> facilities)
{
    private readonly int[] _facilities = [.. facilities];

    /// <summary>How many of the facilities have rows for the whole period, and the first day that all have.</summary>
    public async Task<(long Covered, LocalDate? First)> CoverageAsync(UtilizationPeriod period, CancellationToken cancel) =>
        (await ReadAsync(UtilizationStatements.Coverage, period, row => (row.GetInt64(0), row.IsDBNull(1) ? (LocalDate?)null : Day(row, 1)), cancel))[0];

    public async Task<UtilizationSums> TotalAsync(UtilizationPeriod period, CancellationToken cancel) =>
        (await ReadAsync(UtilizationStatements.Total, period, row => row.GetInt64(2) == 0 ? UtilizationSums.None : Sums(row), cancel))[0];

    public async Task<(Dictionary<LocalDate, UtilizationSums> Days, Dictionary<int, UtilizationSums> Rooms)> ByDayAndRoomAsync(UtilizationPeriod period, CancellationToken cancel)
    {
        var (days, rooms) = (new Dictionary<LocalDate, UtilizationSums>(), new Dictionary<int, UtilizationSums>());
        await ReadAsync(UtilizationStatements.ByDayAndRoom, period, row =>
        {
            if (row.IsDBNull(0))
            {
                rooms.Add(row.GetInt32(1), Sums(row));
            }
            else
            {
                days.Add(Day(row, 0), Sums(row));
            }

            return true;
        }, cancel);
        return (days, rooms);
    }

    public async Task<DayShapes> ShapesAsync(UtilizationPeriod period, CancellationToken cancel)
    {
        var shapes = new DayShapes(period);
        await ReadAsync(UtilizationStatements.Shapes, period, row =>
        {
            shapes.Add(Day(row, 0), Instant.FromDateTimeUtc(row.GetDateTime(1)), Instant.FromDateTimeUtc(row.GetDateTime(2)),
                row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5));
            return true;
        }, cancel);
        return shapes;
    }

    private static LocalDate Day(NpgsqlDataReader row, int column) => LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(column));

    private static UtilizationSums Sums(NpgsqlDataReader row) => new()
    {
        FacilityDays = row.GetInt64(2),
        OpenMinutes = row.GetInt64(3),
        BookedMinutes = row.GetInt64(4),
        OutsideMinutes = row.GetInt64(5),
        Bookings = row.GetInt64(6),
        Attendees = row.GetInt64(7),
        SeatsBooked = row.GetInt64(8),
        HalfEmpty = row.GetInt64(9),
        Overfull = row.GetInt64(10),
        LeadMinutes = row.GetInt64(11),
        Leads = [row.GetInt64(12), row.GetInt64(13), row.GetInt64(14), row.GetInt64(15), row.GetInt64(16)],
        Cancelled = row.GetInt64(17),
        CancelledMinutes = row.GetInt64(18),
        Late = row.GetInt64(19),
        LateMinutes = row.GetInt64(20),
    };

    private async Task<List<T>> ReadAsync<T>(string statement, UtilizationPeriod period, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)context.Database.GetDbConnection());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(UtilizationStatements.Settings));
        var command = new NpgsqlBatchCommand(statement);
        batch.BatchCommands.Add(command);
        command.Parameters.Add(new NpgsqlParameter("facilities", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = _facilities });
        command.Parameters.Add(new NpgsqlParameter("first", NpgsqlDbType.Date) { Value = period.First.ToDateOnly() });
        command.Parameters.Add(new NpgsqlParameter("last", NpgsqlDbType.Date) { Value = period.Last.ToDateOnly() });
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
