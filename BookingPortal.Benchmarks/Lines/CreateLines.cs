using System.Globalization;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;
using BookingPortal.Bookings;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>Booking slots that nobody else wants, by many at once, history included.</summary>
internal static class CreateLines
{
    /// <summary>Beyond the days that the office is filled for.</summary>
    private const int FirstDay = 100;

    /// <summary>Each line that writes has years of its own.</summary>
    private const int DaysOfALine = 1_000;

    internal static IReadOnlyList<Line> All { get; } =
    [
        new("create-8", bench => CreateAsync(bench, "create-8", writers: 8, FirstDay)),
        new("create-32", bench => CreateAsync(bench, "create-32", writers: 32, FirstDay + DaysOfALine)),
        new("seed-limit-creation", bench => SeedLimitAsync(bench, FirstDay + (2 * DaysOfALine))),
        new("seed-sql-create", bench => SeedSqlAsync(bench, FirstDay + (3 * DaysOfALine))),
    ];

    private static async Task CreateAsync(Bench bench, string name, int writers, int day)
    {
        var office = await bench.StandardAsync();
        var crew = await CrewAsync(office, writers, bench.Cancel);
        var slots = new FreeSlots(office, await office.MidnightAsync(day, bench.Cancel));
        var table = new UnconstrainedTable(office, bench.Cancel);
        await table.MakeAsync();
        var compared = await CompareAsync(bench, writers,
            writer => BookAsync(crew[writer], slots.Next(), bench.Cancel), writer => table.InsertAsync(slots.Next(), 1 + writer));
        Tell(bench, name, office, compared, "unconstrained INSERT");
        bench.Report.Judge(name, compared.Ratio, Bound.AtLeast(0.3), Bound.AtLeast(0.5));
    }

    /// <summary>One person books at a time.</summary>
    private static async Task SeedLimitAsync(Bench bench, int day)
    {
        const string name = "seed-limit-creation";
        var office = await bench.StandardAsync();
        var crew = await CrewAsync(office, 1, bench.Cancel);
        var slots = new FreeSlots(office, await office.MidnightAsync(day, bench.Cancel));
        Task OneAsync(int _) => BookAsync(crew[0], slots.Next(), bench.Cancel);
        await Rush.RunAsync(1, bench.Effort.RushWarmUp, OneAsync, bench.Cancel);
        var rush = await Rush.RunAsync(1, bench.Effort.Rush * 2, OneAsync, bench.Cancel);
        bench.Report.Tell(name, $"{office.Size.Name}: {rush.Samples.Say()}");
        bench.Report.Judge(name, rush.Samples.At(0.95), Bound.Below(100), goal: null, "ms");
    }

    private static async Task SeedSqlAsync(Bench bench, int day)
    {
        var office = await bench.StandardAsync();
        var crew = await CrewAsync(office, 8, bench.Cancel);
        var slots = new FreeSlots(office, await office.MidnightAsync(day, bench.Cancel));
        var compared = await CompareAsync(bench, 8,
            writer => BookAsync(crew[writer], slots.Next(), bench.Cancel), writer => SeedAsync(office, slots.Next(), 1 + writer, bench.Cancel));
        Tell(bench, "seed-sql-create", office, compared, "seed, 8 writers, no history");
    }

    /// <returns>Ratios of throughput: the portal's over the other's.</returns>
    private static async Task<(double Ratio, Rush Portal, Rush Other)> CompareAsync(Bench bench, int writers, Func<int, Task> portal, Func<int, Task> other)
    {
        await Rush.RunAsync(writers, bench.Effort.RushWarmUp, portal, bench.Cancel);
        await Rush.RunAsync(writers, bench.Effort.RushWarmUp, other, bench.Cancel);
        var ratios = new List<double>();
        var (ofPortal, ofOther) = (Rush.None, Rush.None);
        for (var round = 0; round < bench.Effort.Rushes; round++)
        {
            var mine = await Rush.RunAsync(writers, bench.Effort.Rush, portal, bench.Cancel);
            var theirs = await Rush.RunAsync(writers, bench.Effort.Rush, other, bench.Cancel);
            ratios.Add(mine.PerSecond / theirs.PerSecond);
            (ofPortal, ofOther) = (ofPortal.And(mine), ofOther.And(theirs));
        }

        return (Samples.MedianOf(ratios), ofPortal, ofOther);
    }

    private static void Tell(Bench bench, string name, Office office, (double Ratio, Rush Portal, Rush Other) compared, string other) =>
        bench.Report.Tell(name, string.Create(CultureInfo.InvariantCulture,
            $"{office.Size.Name}: {compared.Portal.PerSecond:F0} bookings/s, {compared.Portal.Samples.Say()}; {other} {compared.Other.PerSecond:F0}/s, {compared.Other.Samples.Say()}; {compared.Ratio:F2}"));

    private static async Task<IReadOnlyList<BookingService>> CrewAsync(Office office, int count, CancellationToken cancel) =>
        [.. (await office.CrewAsync(count, cancel)).Select(person => person.GetRequiredService<BookingService>())];

    private static async Task BookAsync(BookingService service, BookingRequest request, CancellationToken cancel)
    {
        if (await service.BookAsync(request, cancel) is not BookingOutcome.Booked and var outcome)
        {
            throw new InvalidOperationException($"A free slot was not booked: {outcome}");
        }
    }

    private static async Task SeedAsync(Office office, BookingRequest request, int person, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(office.Application);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(SeedSql.Create, connection);
        object[] values =
        [
            request.FacilityId, person, request.Start.ToDateTimeUtc(), request.End.ToDateTimeUtc(), request.Title, request.Description!, request.AttendeeCount,
        ];
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        _ = await command.ExecuteScalarAsync(cancel);
    }
}
