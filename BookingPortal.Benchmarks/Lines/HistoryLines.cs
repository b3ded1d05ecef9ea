using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Bookings;
using Microsoft.Extensions.DependencyInjection;
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
        var history = await StaffAsync(bench, office);
        await Reading.JudgeInTimeAsync(bench, "history-of-booking", office, async call =>
            Expect((await history.OfAsync(1 + (call * 7919L % office.Size.Bookings), bench.Cancel)).Count));
    }

    private static async Task FilterAsync(Bench bench, string name, Func<Office, int, AuditFilter> filter)
    {
        var office = await bench.StandardAsync();
        var history = await StaffAsync(bench, office);
        await Reading.JudgeInTimeAsync(bench, name, office, async call => Expect((await history.FindAsync(filter(office, call), bench.Cancel)).Count));
    }

    private static async Task ReplayAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        var history = await StaffAsync(bench, office);
        var today = (await office.MidnightAsync(0, bench.Cancel)).InUtc().Date;
        await Reading.JudgeInTimeAsync(bench, "day-replay", office, async call =>
        {
            var date = today.PlusDays(-10 - (call % 300));
            Expect((await history.DayAsOfAsync(1 + (call % office.Size.Rooms), date, date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), bench.Cancel)).Count);
        });
    }

    private static async Task<BookingHistoryService> StaffAsync(Bench bench, Office office) =>
        (await office.SignInAsync(50, bench.Cancel, RoleNames.Staff)).GetRequiredService<BookingHistoryService>();

    private static void Expect(int rows)
    {
        if (rows == 0)
        {
            throw new InvalidOperationException("A history without any row says nothing.");
        }
    }
}
