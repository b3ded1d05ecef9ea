using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Audit;

/// <summary>
/// Reads the history of bookings: of one, of a day as it was, by filters. It asks nobody for rights: services that know
/// the person stand before it.
/// </summary>
public sealed class AuditTrail(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>How many lines one call gives at most.</summary>
    public const int PageSize = 100;

    /// <summary>How many lines of one booking are given at most: a booking that has more has lost its oldest ones to the eye.</summary>
    public const int MostOfBooking = 1000;

    /// <summary>
    /// The states of one moment: of each booking that ever stood in the facility at that time of day the last line
    /// before the moment, as long as it still stood there.
    /// </summary>
    private const string DaySql = """
        SELECT s.booking_id, s.changed_at, s.new_values::text
        FROM (
            SELECT DISTINCT l.booking_id FROM booking_audit_log l
            WHERE l.facility_id = @facility AND l.changed_at <= @as_of
              AND (l.new_values ->> 'start_time')::timestamptz < @until AND (l.new_values ->> 'end_time')::timestamptz > @from) AS touched
        CROSS JOIN LATERAL (
            SELECT l.* FROM booking_audit_log l
            WHERE l.booking_id = touched.booking_id AND l.changed_at <= @as_of ORDER BY l.id DESC LIMIT 1) AS s
        WHERE s.facility_id = @facility AND s.new_values ->> 'status' <> 'cancelled'
          AND (s.new_values ->> 'start_time')::timestamptz < @until AND (s.new_values ->> 'end_time')::timestamptz > @from
        ORDER BY s.new_values ->> 'start_time'
        """;

    private const string AsOfSql = """
        SELECT l.booking_id, l.changed_at, l.new_values::text FROM booking_audit_log l
        WHERE l.booking_id = @booking AND l.changed_at <= @as_of ORDER BY l.id DESC LIMIT 1
        """;

    /// <summary>Everything that happened to a booking, oldest first; of more than <see cref="MostOfBooking"/> lines the newest.</summary>
    public async Task<IReadOnlyList<AuditRecord>> OfBookingAsync(long bookingId, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var newest = context.BookingAuditLog.Where(entry => entry.BookingId == bookingId).OrderByDescending(entry => entry.Id);
        return [.. (await RecordsAsync(context, newest.Take(MostOfBooking), cancel)).Reverse()];
    }

    /// <summary>How many lines a booking has: one for its creation and one for each change.</summary>
    public async Task<int> CountAsync(long bookingId, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.BookingAuditLog.CountAsync(entry => entry.BookingId == bookingId, cancel);
    }

    /// <summary>The newest lines first, a page at a time.</summary>
    public async Task<IReadOnlyList<AuditRecord>> FindAsync(AuditFilter filter, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        IQueryable<AuditEntry> entries = context.BookingAuditLog;
        entries = filter.PersonId is { } person ? entries.Where(entry => entry.ChangedBy == person) : entries;
        entries = filter.FacilityId is { } facility ? entries.Where(entry => entry.FacilityId == facility) : entries;
        entries = filter.Action is { } action ? entries.Where(entry => entry.Action == action) : entries;
        entries = filter.RequestId is { } request ? entries.Where(entry => entry.RequestId == request) : entries;
        entries = filter.From is { } from ? entries.Where(entry => entry.ChangedAt >= from) : entries;
        entries = filter.Until is { } until ? entries.Where(entry => entry.ChangedAt < until) : entries;
        if (filter.After is var (at, id))
        {
            entries = entries.Where(entry => entry.ChangedAt < at || (entry.ChangedAt == at && entry.Id < id));
        }

        return await RecordsAsync(context, entries.OrderByDescending(entry => entry.ChangedAt).ThenByDescending(entry => entry.Id).Take(PageSize), cancel);
    }

    /// <summary>How a booking stood at a moment; null before it was made.</summary>
    public async Task<BookingAsOf?> AsOfAsync(long bookingId, Instant moment, CancellationToken cancel = default) =>
        (await ReadAsync(
            AsOfSql, cancel,
            new NpgsqlParameter("booking", NpgsqlDbType.Bigint) { Value = bookingId },
            Moment("as_of", moment))).SingleOrDefault();

    /// <summary>What held a facility between two instants (a local day of it), as it was at a moment.</summary>
    public Task<IReadOnlyList<BookingAsOf>> DayAsOfAsync(int facilityId, Instant from, Instant until, Instant moment, CancellationToken cancel = default) =>
        ReadAsync(
            DaySql, cancel,
            new NpgsqlParameter("facility", NpgsqlDbType.Integer) { Value = facilityId },
            Moment("from", from), Moment("until", until), Moment("as_of", moment));

    private static NpgsqlParameter Moment(string name, Instant value) => new(name, NpgsqlDbType.TimestampTz) { Value = value.ToDateTimeUtc() };

    private static async Task<IReadOnlyList<AuditRecord>> RecordsAsync(PortalDbContext context, IQueryable<AuditEntry> entries, CancellationToken cancel)
    {
        var rows = await entries.AsNoTracking()
            .Select(entry => new
            {
                Entry = entry,
                By = context.Users.Where(person => person.Id == entry.ChangedBy).Select(person => person.FullName).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new AuditRecord(
            row.Entry.Id, row.Entry.BookingId, row.Entry.FacilityId, row.Entry.Action, AuditValues.Differences(row.Entry.OldValues, row.Entry.NewValues),
            row.Entry.ChangedBy, row.By, row.Entry.ChangedAt, row.Entry.Reason, row.Entry.OverriddenRules ?? [], row.Entry.RequestId, row.Entry.TraceId));
    }

    private async Task<IReadOnlyList<BookingAsOf>> ReadAsync(string sql, CancellationToken cancel, params NpgsqlParameter[] values)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var states = new List<BookingAsOf>();
        while (await reader.ReadAsync(cancel))
        {
            states.Add(AuditValues.State(reader.GetInt64(0), Instant.FromDateTimeUtc(reader.GetDateTime(1)), reader.GetString(2)));
        }

        return states;
    }
}
