using System.Data.Common;
using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Bookings;

/// <summary>The bookings that the signed-in person owns or made for somebody else; nobody else's are ever read.</summary>
public sealed class MyBookingsService(
    IDbContextFactory<PortalDbContext> contexts, CurrentUser user, BookedRooms rooms, PersonNames names, DatabaseClock clock)
{
    /// <summary>How many rows one call gives at most.</summary>
    public const int PageSize = 50;

    /// <summary>Running and future ones, confirmed and pending, the earliest first: a running one stands on top.</summary>
    public Task<IReadOnlyList<MyBooking>> UpcomingAsync(int skip = 0, CancellationToken cancel = default) =>
        ListAsync(MyBookingStatements.Upcoming, skip, PageSize, cancel);

    /// <summary>Ended ones, the latest first.</summary>
    public Task<IReadOnlyList<MyBooking>> PastAsync(int skip = 0, CancellationToken cancel = default) =>
        ListAsync(MyBookingStatements.Past, skip, PageSize, cancel);

    /// <summary>Cancelled ones, the latest start first.</summary>
    public Task<IReadOnlyList<MyBooking>> CancelledAsync(int skip = 0, CancellationToken cancel = default) =>
        ListAsync(MyBookingStatements.Cancelled, skip, PageSize, cancel);

    /// <summary>The booking that runs or comes next, or null.</summary>
    public async Task<MyBooking?> NextAsync(CancellationToken cancel = default) =>
        await ListAsync(MyBookingStatements.Upcoming, 0, 1, cancel) is [var next] ? next : null;

    private async Task<IReadOnlyList<MyBooking>> ListAsync(string statement, int skip, int page, CancellationToken cancel)
    {
        var me = (await user.ViewerAsync()).Id;
        var now = await clock.NowAsync(cancel);
        var rows = await ReadAsync(statement, me, now, skip, page, cancel);
        var people = await names.OfAsync(rows.SelectMany(row => row.People), cancel);
        var named = await rooms.OfAsync(rows.Select(row => row.FacilityId), cancel);
        return rows.ConvertAll(row => row.For(me, named[row.FacilityId], people));
    }

    private async Task<List<Row>> ReadAsync(string statement, int me, Instant now, int skip, int page, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = ((NpgsqlConnection)context.Database.GetDbConnection()).CreateCommand();
        command.CommandText = statement;
        command.Parameters.Add(new NpgsqlParameter<int>("me", me));
        command.Parameters.Add(new NpgsqlParameter("now", NpgsqlDbType.TimestampTz) { Value = now.ToDateTimeUtc() });
        command.Parameters.Add(new NpgsqlParameter<int>("upto", checked(skip + page)));
        command.Parameters.Add(new NpgsqlParameter<int>("skip", skip));
        command.Parameters.Add(new NpgsqlParameter<int>("page", page));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(Row.Of(reader));
        }

        return rows;
    }

    private sealed record Row(
        long Id, int FacilityId, TimeSlot Slot, string Title, int AttendeeCount, string? Url, bool IsPrivate, BookingStatus Status,
        int Owner, int? CreatedBy, int? CancelledBy, Instant? CancelledAt, string? CancellationReason, Instant? ExpiresAt, Instant Version)
    {
        internal IEnumerable<int> People
        {
            get
            {
                yield return Owner;
                if (CreatedBy is { } proxy)
                {
                    yield return proxy;
                }

                if (CancelledBy is { } canceller)
                {
                    yield return canceller;
                }
            }
        }

        internal static Row Of(DbDataReader row) => new(
            row.GetInt64(0), row.GetInt32(1), new TimeSlot(At(row, 2), At(row, 3)), row.GetString(4), row.GetInt32(5), Text(row, 6),
            row.GetBoolean(7), Enum.Parse<BookingStatus>(row.GetString(8), ignoreCase: true), row.GetInt32(9), Number(row, 10), Number(row, 11),
            row.IsDBNull(12) ? null : At(row, 12), Text(row, 13), row.IsDBNull(14) ? null : At(row, 14), At(row, 15));

        internal MyBooking For(int me, BookedRoom room, IReadOnlyDictionary<int, string> people) => new(
            Id, FacilityId, room.Name, room.Location, room.Clock, Slot, Title, AttendeeCount, Url, IsPrivate, Status,
            Owner == me ? null : people.GetValueOrDefault(Owner),
            Owner == me ? Name(CreatedBy, people) : null,
            Name(CancelledBy, people), CancelledAt, CancellationReason, ExpiresAt, Version)
        {
            WasCancelledByMe = CancelledBy == me,
        };

        private static string? Name(int? person, IReadOnlyDictionary<int, string> people) =>
            person is { } id ? people.GetValueOrDefault(id) : null;

        private static Instant At(DbDataReader row, int column) => Instant.FromDateTimeUtc(row.GetDateTime(column));

        private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

        private static int? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
    }
}
