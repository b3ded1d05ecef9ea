using System.Data.Common;
using BookingPortal.Audit;
using NodaTime;
using NpgsqlTypes;

namespace BookingPortal.Bookings.Writing;

/// <summary>Reads what the verbs need of a booking's history. Rights are the caller's: only who may change a booking asks.</summary>
internal sealed class BookingHistory(StatementSender sender)
{
    /// <summary>What a request did to a booking, or null where it did nothing (yet).</summary>
    internal async Task<ToldRequest?> OfRequestAsync(long bookingId, Guid requestId, int actorId, CancellationToken cancel) =>
        await sender.SendAsync(
            HistoryStatement.OfRequest,
            new StatementValues().With("booking", NpgsqlDbType.Bigint, bookingId).With("request", requestId).With("actor", actorId),
            new Sending(),
            row => new ToldRequest(
                row.IsDBNull(0) ? null : row.GetString(0), Action(row.GetString(5)), !row.IsDBNull(1) && row.GetBoolean(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : RowState.Of(row.GetString(3)), RowState.Of(row.GetString(4))),
            cancel);

    internal Task<IReadOnlyList<MissedChange>> SinceAsync(long bookingId, Instant seen, CancellationToken cancel) => sender.ReadAsync(
        HistoryStatement.Since, new StatementValues().With("booking", NpgsqlDbType.Bigint, bookingId).With("seen", seen), Missed, cancel);

    /// <summary>The last change, for those who named no version.</summary>
    internal Task<IReadOnlyList<MissedChange>> LatestAsync(long bookingId, CancellationToken cancel) => sender.ReadAsync(
        HistoryStatement.Latest, new StatementValues().With("booking", NpgsqlDbType.Bigint, bookingId), Missed, cancel);

    /// <summary>The rules that staff have set aside for a booking so far.</summary>
    internal async Task<IReadOnlyCollection<RefusalCode>> OverriddenAsync(long bookingId, CancellationToken cancel)
    {
        var names = await sender.ReadAsync(
            HistoryStatement.Overridden, new StatementValues().With("booking", NpgsqlDbType.Bigint, bookingId), row => row.GetString(0), cancel);
        return [.. Enum.GetValues<RefusalCode>().Where(code => names.Contains(code.ToString()))];
    }

    private static MissedChange Missed(DbDataReader row) => new(
        Action(row.GetString(0)), row.IsDBNull(1) ? null : row.GetString(1), Instant.FromDateTimeUtc(row.GetDateTime(2)),
        row.IsDBNull(3) ? null : row.GetString(3), RowState.Of(row.GetString(4)).AsChanged);

    private static AuditAction Action(string label) => Enum.Parse<AuditAction>(label.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
