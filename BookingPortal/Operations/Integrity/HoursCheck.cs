using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace BookingPortal.Operations.Integrity;

/// <summary>
/// The part of I8 that only C# can say: bookings to come lie in the hours of their room, on the wall clock of its zone.
/// Room by room along idx_bookings_facility_start, a month of hours at a time; rooms that never close are not read.
/// </summary>
internal sealed class HoursCheck(NpgsqlConnection connection, IReadOnlyList<FacilityFacts> facilities, Instant now)
{
    private const int MostDaysToSkip = 800;

    private static readonly Duration Month = Duration.FromDays(31);

    private static readonly Duration Day = Duration.FromDays(1);

    private const string RoomsSql = "SELECT id FROM facilities ORDER BY id";

    private const string LastSql = "SELECT max(start_time) FROM bookings WHERE facility_id = @room";

    private const string BookingsSql = """
        SELECT id, start_time, end_time FROM bookings
        WHERE facility_id = @room AND start_time > @now AND status IN ('confirmed', 'pending') ORDER BY start_time
        """;

    /// <summary>
    /// Which of them nothing explains. The rows of hours, closures and rooms know the transaction that wrote them, and so
    /// does the row of history that chose the room or the start: what was written later was changed afterwards. After a
    /// restore into another server the numbers of transactions say nothing, and no booking is called broken. A room out of
    /// use was taken out afterwards; what staff set aside names the rule.
    /// </summary>
    private const string BrokenSql = """
        SELECT b.id FROM unnest(@ids) AS wrong (id)
        JOIN bookings b ON b.id = wrong.id
        JOIN facilities f ON f.id = b.facility_id
        LEFT JOIN LATERAL (
            SELECT l.transaction_id AS by FROM booking_audit_log l
            WHERE l.booking_id = b.id AND (l.action IN ('created', 'restored')
                OR l.new_values -> 'facility_id' <> l.old_values -> 'facility_id' OR l.new_values -> 'start_time' <> l.old_values -> 'start_time')
            ORDER BY l.id DESC LIMIT 1) AS chosen ON true
        WHERE f.is_active
          AND NOT EXISTS (SELECT FROM booking_audit_log l WHERE l.booking_id = b.id AND l.overridden_rules && ARRAY['OutsideOpeningHours', 'DuringClosure'])
          AND (chosen.by IS NULL OR (chosen.by < pg_snapshot_xmax(pg_current_snapshot()) AND NOT EXISTS (
            SELECT FROM (
                SELECT f.xmin
                UNION ALL SELECT h.xmin FROM facility_opening_hours h WHERE h.facility_id = f.id
                UNION ALL SELECT c.xmin FROM facility_closures c
                WHERE (c.facility_id = f.id OR (c.facility_id IS NULL AND (c.place IS NULL OR c.place = f.place) AND (c.building IS NULL OR c.building = f.building)))) AS rule (by)
            -- Numbers of 32 bits go round: later is what lies less than half a round ahead.
            WHERE ((rule.by::text::bigint - chosen.by::text::bigint) & 4294967295) BETWEEN 1 AND 2147483647)))
        ORDER BY 1
        """;

    internal async Task<HoursFound> RunAsync(CancellationToken cancel)
    {
        var known = facilities.ToDictionary(one => one.Facility.Id);
        var wrong = new List<long>();
        foreach (var room in await RoomsAsync(cancel))
        {
            wrong.AddRange(await OutsideAsync(room, known.GetValueOrDefault(room), cancel));
        }

        var broken = wrong.Count == 0 ? [] : await BrokenAsync(wrong, cancel);
        return new HoursFound([.. wrong.Except(broken).Order()], broken);
    }

    /// <param name="facts">Null for a room that is out of use, or whose zone is not known: nothing of it lies in its hours.</param>
    private async Task<List<long>> OutsideAsync(int room, FacilityFacts? facts, CancellationToken cancel)
    {
        var outside = new List<long>();
        if (await LastAsync(room, cancel) is not { } last || last <= now || (facts is not null && NeverCloses(facts, new TimeSlot(now, last + Day))))
        {
            return outside;
        }

        var open = new OpenTime(facts);
        await using var command = Command(BookingsSql, room);
        command.Parameters.Add(new NpgsqlParameter("now", NpgsqlDbType.TimestampTz) { Value = now.ToDateTimeUtc() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var slot = new TimeSlot(Instant.FromDateTimeUtc(rows.GetDateTime(1)), Instant.FromDateTimeUtc(rows.GetDateTime(2)));
            if (!open.Contains(slot))
            {
                outside.Add(rows.GetInt64(0));
            }
        }

        return outside;
    }

    private static bool NeverCloses(FacilityFacts facts, TimeSlot stretch) =>
        stretch.Duration.TotalDays < MostDaysToSkip && facts.IsOpenThroughout(stretch) && facts.ClosedTimes(stretch).Count == 0;

    private async Task<List<int>> RoomsAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(RoomsSql, connection) { CommandTimeout = 0 };
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var rooms = new List<int>();
        while (await rows.ReadAsync(cancel))
        {
            rooms.Add(rows.GetInt32(0));
        }

        return rooms;
    }

    private async Task<Instant?> LastAsync(int room, CancellationToken cancel)
    {
        await using var command = Command(LastSql, room);
        return await command.ExecuteScalarAsync(cancel) is DateTime last ? Instant.FromDateTimeUtc(last) : null;
    }

    private async Task<List<long>> BrokenAsync(List<long> wrong, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(BrokenSql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter("ids", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = wrong.ToArray() });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var broken = new List<long>();
        while (await rows.ReadAsync(cancel))
        {
            broken.Add(rows.GetInt64(0));
        }

        return broken;
    }

    private NpgsqlCommand Command(string sql, int room)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int>("room", room));
        return command;
    }

    /// <summary>The open time of a room, a month of it at once: bookings come in order of their start.</summary>
    private sealed class OpenTime(FacilityFacts? facts)
    {
        private IReadOnlyList<TimeSlot> _open = [];
        private Instant _until = Instant.MinValue;
        private int _at;

        internal bool Contains(TimeSlot slot)
        {
            if (facts is null)
            {
                return false;
            }

            if (slot.End > _until)
            {
                var month = new TimeSlot(slot.Start, slot.Start + Month);
                _open = TimeSlots.Subtract(facts.OpenTimes(month), facts.ClosedTimes(month).Select(closed => closed.Slot));
                (_until, _at) = (month.End, 0);
            }

            while (_at < _open.Count && _open[_at].End <= slot.Start)
            {
                _at++;
            }

            return _at < _open.Count && _open[_at].Contains(slot);
        }
    }
}
