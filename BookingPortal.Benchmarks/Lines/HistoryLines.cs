using BookingPortal.Audit;
using BookingPortal.Benchmarks.Offices;
using NodaTime;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>The audit log: history of a booking, each filter, and a room's day as it was.</summary>
internal static class HistoryLines
{
    internal static IReadOnlyList<Line> All { get; } =
    [
        new("history-of-booking", HistoryAsync),
        new("audit-by-facility", bench => FilterAsync(bench, "audit-by-facility", (office, call) =>
            new AuditFilter { FacilityId = 1 + (call % office.Size.Rooms) })),
        new("audit-by-person", bench => FilterAsync(bench, "audit-by-person", (_, call) =>
            new AuditFilter { PersonId = 1 + (call % OfficeSize.People) })),
        new("audit-by-action", bench => FilterAsync(bench, "audit-by-action", (_, call) =>
            new AuditFilter { Action = call % 2 == 0 ? AuditAction.Created : AuditAction.Cancelled })),
        new("day-replay", ReplayAsync),
    ];

    private static async Task HistoryAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        var trail = office.Get<AuditTrail>();
        await Reading.JudgeInTimeAsync(bench, "history-of-booking", office, async call =>
            Expect((await trail.OfBookingAsync(1 + (call * 7919L % office.Size.Bookings), bench.Cancel)).Count));
    }

    private static async Task FilterAsync(Bench bench, string name, Func<Office, int, AuditFilter> filter)
    {
        var office = await bench.StandardAsync();
        var trail = office.Get<AuditTrail>();
        await Reading.JudgeInTimeAsync(bench, name, office, async call => Expect((await trail.FindAsync(filter(office, call), bench.Cancel)).Count));
    }

    private static async Task ReplayAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        var trail = office.Get<AuditTrail>();
        var today = await office.MidnightAsync(0, bench.Cancel);
        await Reading.JudgeInTimeAsync(bench, "day-replay", office, async call =>
        {
            var day = today - Duration.FromDays(10 + (call % 300));
            Expect((await trail.DayAsOfAsync(1 + (call % office.Size.Rooms), day, day + Duration.FromDays(1), day, bench.Cancel)).Count);
        });
    }

    private static void Expect(int rows)
    {
        if (rows == 0)
        {
            throw new InvalidOperationException("A history without any row says nothing.");
        }
    }
}
