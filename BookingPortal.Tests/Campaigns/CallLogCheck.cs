using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using NodaTime;
using Npgsql;

namespace BookingPortal.Tests.Campaigns;

/// <summary>
/// Holds what clients were told against what the database says: I4 (acknowledged means present), I5 (present means
/// acknowledged, or answered truthfully when asked), I6, and that every "taken" had a holder at that moment.
/// </summary>
public static class CallLogCheck
{
    private static readonly Duration Slack = Duration.FromSeconds(1);

    /// <summary>One sentence for each lie.</summary>
    public static async Task<IReadOnlyList<string>> LiesAsync(PortalUnderTest portal, IReadOnlyCollection<Exchange> calls)
    {
        var history = await ReadAsync(portal.Owner);
        var told = history.Where(row => row.RequestId is not null).ToLookup(row => row.RequestId!.Value);
        var lies = new List<string>();
        foreach (var request in calls.GroupBy(call => call.Ask.RequestId))
        {
            var done = request.Where(call => call.IsDone).ToList();
            var rows = told[request.Key].ToList();
            var ask = request.First().Ask;
            if (rows.Count > 1)
            {
                lies.Add($"I6: {ask} was done {rows.Count} times.");
            }

            foreach (var call in done)
            {
                if (!rows.Any(row => row.BookingId == call.BookingId && Is(call, row)))
                {
                    lies.Add($"I4: {ask} was answered {call.Outcome} and history does not tell it.");
                }
            }

            if (done.Count == 0 && rows.Count > 0)
            {
                // A request that was done and whose booking was cancelled meanwhile may be answered so.
                var last = request.OrderBy(call => call.Ended).Last();
                if (last.Outcome is not BookingOutcome.Stale)
                {
                    lies.Add($"I5: {ask} was done and answered {string.Join(", then ", request.OrderBy(call => call.Ended).Select(call => call.Outcome?.ToString() ?? "nothing"))}.");
                }
            }
        }

        var states = history.GroupBy(row => row.BookingId).SelectMany(Stretches).ToLookup(state => state.Row.FacilityId);
        foreach (var call in calls.Where(call => call is { Ask.Verb: Verb.Book, Outcome: BookingOutcome.SlotTaken }))
        {
            var wanted = new TimeSlot(call.Ask.StartTime, call.Ask.EndTime);
            if (!states[call.Ask.FacilityId].Any(state => state.Row.IsActive && state.From <= call.Ended + Slack && state.To >= call.Began - Slack
                && state.Row.Blocked(wanted)))
            {
                lies.Add($"{call.Ask} was told \"taken\" and nobody held it.");
            }
        }

        return lies;
    }

    private static bool Is(Exchange call, Row row) => call.Outcome switch
    {
        BookingOutcome.Booked => row.Action == "created" && row.FacilityId == call.Ask.FacilityId
            && row.Start == call.Ask.StartTime && row.End == call.Ask.EndTime && row.Title == call.Ask.Title,
        BookingOutcome.Changed => row.Action == "updated",
        BookingOutcome.Restored => row.Action == "restored",
        BookingOutcome.Cancelled => row.Action is "cancelled" or "admin_cancelled",
        BookingOutcome.Approved => row.Action == "approved",
        BookingOutcome.Rejected => row.Action == "rejected",
        _ => false,
    };

    /// <summary>From when to when each state of one booking held.</summary>
    private static IEnumerable<(Row Row, Instant From, Instant To)> Stretches(IEnumerable<Row> rows)
    {
        var ordered = rows.OrderBy(row => row.Id).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            yield return (ordered[i], ordered[i].At, i + 1 < ordered.Count ? ordered[i + 1].At : Instant.MaxValue);
        }
    }

    private static async Task<List<Row>> ReadAsync(string owner)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT l.id, l.booking_id, l.request_id, l.action::text, l.changed_at, n.facility_id, n.start_time, n.end_time, n.title,
                n.status <> 'cancelled', n.buffer_before::int, n.buffer_after::int
            FROM booking_audit_log l, jsonb_populate_record(NULL::bookings, l.new_values) AS n
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            rows.Add(new Row(
                reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), reader.GetString(3), Moment(4),
                reader.GetInt32(5), Moment(6), Moment(7), reader.GetString(8), reader.GetBoolean(9), reader.GetInt32(10), reader.GetInt32(11)));
        }

        return rows;

        Instant Moment(int column) => Instant.FromDateTimeUtc(reader.GetDateTime(column));
    }

    private sealed record Row(
        long Id, long BookingId, Guid? RequestId, string Action, Instant At, int FacilityId, Instant Start, Instant End, string Title,
        bool IsActive, int Before, int After)
    {
        /// <summary>The rooms of a campaign give every booking the same buffers: those of the other one count as well.</summary>
        internal bool Blocked(TimeSlot wanted)
        {
            var (before, after) = (Duration.FromMinutes(Before), Duration.FromMinutes(After));
            return new TimeSlot(Start, End).Widen(before, after).Overlaps(wanted.Widen(before, after));
        }
    }
}
