using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Utilization;

/// <summary>
/// How facilities are used, for admins. What each figure means stands at <see cref="UtilizationSums"/>. The figures are
/// those of the bookings at the moment of the question: what has changed is counted first.
/// </summary>
public sealed class UtilizationService(
    IDbContextFactory<PortalDbContext> contexts, UtilizationRollup rollup, CurrentUser user, PersonNames names)
{
    /// <summary>People who cancelled late that a report names.</summary>
    public const int MostPeople = 20;

    /// <summary>Facilities that a report and its filters take in.</summary>
    public const int MostRooms = 5_000;

    /// <summary>The facilities that a dashboard can be narrowed to.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<UtilizationChoices> ChoicesAsync(CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return new UtilizationChoices(await RoomsAsync(context, query: null, cancel));
    }

    /// <summary>Everything that a dashboard shows.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<UtilizationReport> ReportAsync(UtilizationQuery query, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await rollup.CatchUpAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rooms = await RoomsAsync(context, query, cancel);
        var reader = new UtilizationReader(context, [.. rooms.Select(room => room.Id)]);
        var first = await CoverAsync(reader, rooms, query.Period, cancel);

        // Two lines to the database: the two readings of a year take as long as the longer of them.
        await using var beside = await contexts.CreateDbContextAsync(cancel);
        var reading = new UtilizationReader(beside, [.. rooms.Select(room => room.Id)]).ShapesAsync(query.Period, cancel);
        var (days, byRoom) = await AlongsideAsync(reader.ByDayAndRoomAsync(query.Period, cancel), reading);
        var shapes = await reading;
        return new UtilizationReport(
            query,
            days.Values.Aggregate(UtilizationSums.None, (sum, day) => sum + day),
            query.Period.Previous is { } previous && previous.First >= first ? await reader.TotalAsync(previous, cancel) : null,
            Steps(query, days),
            Ranking(rooms, byRoom),
            shapes.Hours(),
            shapes.Peak(),
            await LateCancellersAsync(context, rooms, query.Period, cancel));
    }

    /// <summary>The sums of the period alone.</summary>
    /// <exception cref="UnauthorizedAccessException">The person who asks is no admin.</exception>
    public async Task<UtilizationSums> SumsAsync(UtilizationQuery query, CancellationToken cancel = default)
    {
        await RequireAdminAsync();
        await rollup.CatchUpAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rooms = await RoomsAsync(context, query, cancel);
        var reader = new UtilizationReader(context, [.. rooms.Select(room => room.Id)]);
        await CoverAsync(reader, rooms, query.Period, cancel);
        return await reader.TotalAsync(query.Period, cancel);
    }

    /// <summary>Waits for the other one too where one of them fails: its connection is given back only then.</summary>
    private static async Task<T> AlongsideAsync<T>(Task<T> one, Task other)
    {
        await Task.WhenAll(one, other);
        return await one;
    }

    private async Task RequireAdminAsync()
    {
        if (!(await user.ViewerAsync()).IsAdmin)
        {
            throw new UnauthorizedAccessException("Only admins may see how facilities are used.");
        }
    }

    private static async Task<IReadOnlyList<UtilizationRoom>> RoomsAsync(PortalDbContext context, UtilizationQuery? query, CancellationToken cancel)
    {
        var facilities = context.Facilities.AsNoTracking();
        if (query is not null)
        {
            facilities = facilities.Where(one =>
                (query.Place == null || one.Place == query.Place) && (query.Building == null || one.Building == query.Building)
                && (query.MinSeats == null || one.Capacity >= query.MinSeats) && (query.MaxSeats == null || one.Capacity <= query.MaxSeats)
                && (query.FacilityId == null || one.Id == query.FacilityId));
        }

        var rows = await facilities.OrderBy(one => one.Place).ThenBy(one => one.Name).ThenBy(one => one.Id).Take(MostRooms)
            .Select(one => new { one.Id, one.Name, one.Place, one.Building, one.Capacity, one.TimeZone, one.IsActive, one.RetiredFrom }).ToListAsync(cancel);
        return
        [
            .. rows.Where(row => FacilityClock.Knows(row.TimeZone)).Select(row => new UtilizationRoom(
                row.Id, row.Name, row.Place, row.Building, row.Capacity, FacilityClock.Of(row.TimeZone), row.IsActive ? null : row.RetiredFrom)),
        ];
    }

    /// <summary>Has missing days counted; gives the first day that is there for all of the rooms.</summary>
    private async Task<LocalDate> CoverAsync(UtilizationReader reader, IReadOnlyList<UtilizationRoom> rooms, UtilizationPeriod period, CancellationToken cancel)
    {
        var (covered, first) = await reader.CoverageAsync(period, cancel);
        if (covered < rooms.Count)
        {
            await rollup.CoverAsync([.. rooms.Select(room => room.Id)], period, cancel);
            (_, first) = await reader.CoverageAsync(period, cancel);
        }

        return first ?? period.First;
    }

    /// <summary>Every step of the period, in order.</summary>
    private static List<StepSums> Steps(UtilizationQuery query, Dictionary<LocalDate, UtilizationSums> days)
    {
        var steps = new List<StepSums>();
        for (var date = query.Period.First; date <= query.Period.Last; date = steps[^1].Last.PlusDays(1))
        {
            var last = LocalDate.Min(query.Period.Last, query.Step switch
            {
                UtilizationStep.Week => date.PlusDays(7 - (int)date.DayOfWeek),
                UtilizationStep.Month => date.With(DateAdjusters.EndOfMonth),
                _ => date,
            });
            var sums = UtilizationSums.None;
            for (var day = date; day <= last; day = day.PlusDays(1))
            {
                sums += days.GetValueOrDefault(day, UtilizationSums.None);
            }

            steps.Add(new StepSums(date, last, sums));
        }

        return steps;
    }

    private static List<RoomSums> Ranking(IReadOnlyList<UtilizationRoom> rooms, Dictionary<int, UtilizationSums> sums) =>
    [
        .. rooms.Where(room => sums.ContainsKey(room.Id))
            .Select(room => new RoomSums(room.Id, room.Name, room.Place, room.Building, room.Seats, room.RetiredFrom is not null, sums[room.Id]))
            .OrderByDescending(room => room.Sums.Utilization ?? -1).ThenByDescending(room => room.Sums.BookedMinutes),
    ];

    private async Task<IReadOnlyList<LateCanceller>> LateCancellersAsync(
        PortalDbContext context, IReadOnlyList<UtilizationRoom> rooms, UtilizationPeriod period, CancellationToken cancel)
    {
        // A room that was retired before the period ends counts up to its last day, as everywhere else.
        var slots = rooms.Select(room => (room.Id, From: Midnight(room, period.First), Until: Midnight(room, LocalDate.Min(period.Last.PlusDays(1), room.RetiredFrom ?? LocalDate.MaxIsoValue))))
            .Where(slot => slot.From < slot.Until).ToList();
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = UtilizationStatements.LateCancellers;
        command.Parameters.Add(new NpgsqlParameter("facilities", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = slots.Select(slot => slot.Id).ToArray() });
        command.Parameters.Add(new NpgsqlParameter("from", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = slots.Select(slot => slot.From.ToDateTimeUtc()).ToArray() });
        command.Parameters.Add(new NpgsqlParameter("until", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = slots.Select(slot => slot.Until.ToDateTimeUtc()).ToArray() });
        command.Parameters.Add(new NpgsqlParameter("notice", NpgsqlDbType.Interval) { Value = UtilizationSums.LateNotice.ToTimeSpan() });
        command.Parameters.AddWithValue("most", MostPeople);
        var rows = new List<(int Id, long Cancelled, long Late, long Minutes)>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                rows.Add((reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
            }
        }

        var people = await names.OfAsync(rows.Select(row => row.Id), cancel);
        return rows.ConvertAll(row => new LateCanceller(row.Id, people.GetValueOrDefault(row.Id, ""), row.Cancelled, row.Late, row.Minutes));

        static Instant Midnight(UtilizationRoom room, LocalDate date) => room.Clock.Instant(date.AtMidnight(), closing: false);
    }
}
