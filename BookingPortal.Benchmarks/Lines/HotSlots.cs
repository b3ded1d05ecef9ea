using BookingPortal.Benchmarks.Offices;
using BookingPortal.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>
/// Slots that everybody wants at the same moment: each is asked for once by every writer, at four starts a quarter of an
/// hour apart that all overlap, before anybody goes on to the next. One writer can win it.
/// </summary>
internal sealed class HotSlots(Instant from)
{
    internal const int Rooms = 8;

    private const int SlotsADay = 5;

    private int _asked = -1;

    private int _booked;

    private int _taken;

    internal Instant From => from;

    internal int Booked => _booked;

    internal int Taken => _taken;

    internal async Task AskAsync(BookingService service, int writers, CancellationToken cancel)
    {
        switch (await service.BookAsync(Next(writers), cancel))
        {
            case BookingOutcome.Booked:
                Interlocked.Increment(ref _booked);
                break;
            case BookingOutcome.SlotTaken:
                Interlocked.Increment(ref _taken);
                break;
            case var outcome:
                throw new InvalidOperationException($"A hot slot was neither booked nor taken: {outcome}");
        }
    }

    /// <summary>Acknowledged bookings beside those in the database, and pairs of them that overlap.</summary>
    internal async Task<(long Stored, long Overlaps)> CountAsync(Office office, CancellationToken cancel)
    {
        const string stored = "SELECT count(*) FROM bookings WHERE facility_id <= $1 AND start_time >= $2 AND status IN ('confirmed', 'pending')";
        const string overlaps = """
            SELECT count(*) FROM (
                SELECT start_time < max(end_time) OVER (PARTITION BY facility_id ORDER BY start_time, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_late
                FROM bookings WHERE facility_id <= $1 AND start_time >= $2 AND status IN ('confirmed', 'pending')) AS held
            WHERE is_late
            """;
        object[] values = [Rooms, from.ToDateTimeUtc()];
        return (await Sql.ScalarAsync<long>(office.Owner, stored, cancel, values), await Sql.ScalarAsync<long>(office.Owner, overlaps, cancel, values));
    }

    private BookingRequest Next(int writers)
    {
        var number = Interlocked.Increment(ref _asked);
        var slot = number / writers;
        var (room, place) = (1 + (slot % Rooms), slot / Rooms);
        var start = from + Duration.FromDays(place / SlotsADay) + Duration.FromHours(8 + (2 * (place % SlotsADay))) + Duration.FromMinutes(15 * (number % 4));
        return FreeSlots.Request(room, new TimeSlot(start, start + Duration.FromHours(1)));
    }
}
