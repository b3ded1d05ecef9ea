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
        var bookings = history.ToLookup(row => row.BookingId);
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
                if (!rows.Any(row => row.BookingId == call.BookingId && Is(call, row, Undone(ask, told))))
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

        var states = bookings.SelectMany(rows => Stretches(rows)).ToLookup(state => state.Row.FacilityId);
        foreach (var call in calls.Where(call => call.Outcome is BookingOutcome.SlotTaken))
        {
            // A move names what it changes; the rest is the booking's own, as it stood at any moment of the call.
            var wanted = call.Ask.Verb == Verb.Book
                ? [(call.Ask.FacilityId, new TimeSlot(call.Ask.StartTime, call.Ask.EndTime))]
                : Stretches(bookings[call.Ask.BookingId]).Where(state => IsDuring(state, call)).SelectMany(state => Wanted(call.Ask, state.Row, told)).ToList();
            if (!wanted.Exists(one => states[one.FacilityId].Any(state => state.Row.IsActive && IsDuring(state, call)
                && state.Row.BookingId != call.Ask.BookingId && state.Row.Blocked(one.Slot))))
            {
                lies.Add($"{call.Ask} was told \"taken\" and nobody held it.");
            }
        }

        return lies;

        static bool IsDuring((Row Row, Instant From, Instant To) state, Exchange call) => state.From <= call.Ended + Slack && state.To >= call.Began - Slack;
    }

    /// <summary>The room and time that a change of a booking asked for.</summary>
    private static IEnumerable<(int FacilityId, TimeSlot Slot)> Wanted(Ask ask, Row row, ILookup<Guid, Row> told)
    {
        var from = ask.Verb == Verb.Undo ? told[ask.Undone].FirstOrDefault(done => done.BookingId == row.BookingId)?.Old ?? row : row;
        var (start, end) = (ask.Start == 0 ? from.Start : ask.StartTime, ask.End == 0 ? from.End : ask.EndTime);
        if (start < end)
        {
            yield return (ask.FacilityId == 0 ? from.FacilityId : ask.FacilityId, new TimeSlot(start, end));
        }
    }

    /// <summary>What was acknowledged is what was written, with the values that were asked for.</summary>
    private static bool Is(Exchange call, Row row, Row? undone) => (call.Outcome, call.Ask.Verb) switch
    {
        (BookingOutcome.Booked, _) => row.Action == "created" && row.FacilityId == call.Ask.FacilityId
            && row.Start == call.Ask.StartTime && row.End == call.Ask.EndTime && row.Title == call.Ask.Title
            && (call.Ask.OnBehalfOf == 0 || row.Owner == call.Ask.OnBehalfOf),
        (BookingOutcome.Changed or BookingOutcome.Restored, Verb.Undo) => row.Action == (call.Outcome is BookingOutcome.Changed ? "updated" : "restored")
            && undone is not null && row.SaysTheSameAs(undone),
        (BookingOutcome.Changed, Verb.EndNow) => row.Action == "updated" && row.Old is { } old && row.SaysTheSameAs(old with { End = row.End })
            && row.End < old.End && row.End == QuarterHours.Ceiling(row.At),
        (BookingOutcome.Changed, _) => row.Action == "updated" && row.Old is { } old
            && row.FacilityId == (call.Ask.FacilityId == 0 ? old.FacilityId : call.Ask.FacilityId)
            && row.Start == (call.Ask.Start == 0 ? old.Start : call.Ask.StartTime) && row.End == (call.Ask.End == 0 ? old.End : call.Ask.EndTime)
            && row.Title == (call.Ask.Title ?? old.Title),
        (BookingOutcome.Restored, _) => row.Action == "restored" && row.Old is { } old && row.IsActive && row.SaysTheSameAs(old),
        (BookingOutcome.Cancelled, _) => row.Action is "cancelled" or "admin_cancelled" && !row.IsActive,
        (BookingOutcome.Approved, _) => row.Action == "approved" && row.IsActive,
        (BookingOutcome.Rejected, _) => row.Action == "rejected" && !row.IsActive,
        _ => false,
    };

    /// <summary>The state that an undo had to bring back.</summary>
    private static Row? Undone(Ask ask, ILookup<Guid, Row> told) =>
        ask.Verb == Verb.Undo ? told[ask.Undone].FirstOrDefault(row => row.BookingId == ask.BookingId)?.Old : null;

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
                n.status <> 'cancelled', n.buffer_before::int, n.buffer_after::int, n.user_id,
                o.facility_id, o.start_time, o.end_time, o.title, o.user_id
            FROM booking_audit_log l
            CROSS JOIN LATERAL jsonb_populate_record(NULL::bookings, l.new_values) AS n
            CROSS JOIN LATERAL jsonb_populate_record(NULL::bookings, l.old_values) AS o
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            var row = new Row(
                reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), reader.GetString(3), Moment(4),
                reader.GetInt32(5), Moment(6), Moment(7), reader.GetString(8), reader.GetBoolean(9), reader.GetInt32(10), reader.GetInt32(11), reader.GetInt32(12));
            rows.Add(reader.IsDBNull(13)
                ? row
                : row with { Old = row with { FacilityId = reader.GetInt32(13), Start = Moment(14), End = Moment(15), Title = reader.GetString(16), Owner = reader.GetInt32(17) } });
        }

        return rows;

        Instant Moment(int column) => Instant.FromDateTimeUtc(reader.GetDateTime(column));
    }

    private sealed record Row(
        long Id, long BookingId, Guid? RequestId, string Action, Instant At, int FacilityId, Instant Start, Instant End, string Title,
        bool IsActive, int Before, int After, int Owner)
    {
        /// <summary>Room, time, title and owner as they were before; null for a new booking.</summary>
        internal Row? Old { get; init; }

        internal bool SaysTheSameAs(Row other) =>
            (FacilityId, Start, End, Title, Owner) == (other.FacilityId, other.Start, other.End, other.Title, other.Owner);

        /// <summary>The rooms of a campaign give every booking the same buffers: those of the other one count as well.</summary>
        internal bool Blocked(TimeSlot wanted)
        {
            var (before, after) = (Duration.FromMinutes(Before), Duration.FromMinutes(After));
            return new TimeSlot(Start, End).Widen(before, after).Overlaps(wanted.Widen(before, after));
        }
    }
}
