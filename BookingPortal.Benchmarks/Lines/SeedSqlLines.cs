using System.Globalization;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using NodaTime;
using Npgsql;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>The seed's repaired statements on the same rows, beside the services: information, no target.</summary>
internal static class SeedSqlLines
{
    internal static IReadOnlyList<Line> All { get; } =
    [
        new("seed-sql-availability-day", bench => AvailabilityAsync(bench, "seed-sql-availability-day", days: 1)),
        new("seed-sql-availability-week", bench => AvailabilityAsync(bench, "seed-sql-availability-week", days: 7)),
        new("seed-sql-my-upcoming", UpcomingAsync),
    ];

    private static async Task AvailabilityAsync(Bench bench, string name, int days)
    {
        var office = await bench.StandardAsync();
        var reads = await RoomReads.OfAsync(office, bench.Cancel);
        var today = await office.MidnightAsync(0, bench.Cancel);
        await CompareAsync(bench, name, call => reads.AvailabilityAsync(call, days), call =>
        {
            var from = today + Duration.FromDays(1 + (call % 40));
            return AskAsync(office, SeedSql.Availability, bench.Cancel,
                1 + (call % office.Size.Rooms), from.ToDateTimeUtc(), (from + Duration.FromDays(days)).ToDateTimeUtc());
        });
    }

    private static async Task UpcomingAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        var reads = await MyBookingsReads.OfAsync(office, bench.Cancel);
        await CompareAsync(bench, "seed-sql-my-upcoming", reads.UpcomingAsync, call =>
            AskAsync(office, SeedSql.Upcoming, bench.Cancel, 1 + (call % Math.Min(20, office.Size.Regulars))));
    }

    private static async Task CompareAsync(Bench bench, string name, Func<int, Task> portal, Func<int, Task> seed)
    {
        var compared = await Measure.AgainstAsync(portal, seed, bench.Effort, bench.Cancel);
        bench.Report.Tell(name, string.Create(CultureInfo.InvariantCulture,
            $"seed {compared.Floor.Say()}; portal {compared.Subject.Say()}; the portal takes {compared.Ratio:F2} times as long"));
    }

    private static async Task AskAsync(Office office, string sql, CancellationToken cancel, params object[] values)
    {
        await using var connection = new NpgsqlConnection(office.Application);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
        }
    }
}
