using System.Globalization;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;
using BookingPortal.Bookings;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>64 writers after the same few slots, beside 8 of them.</summary>
internal static class HotSlotLines
{
    private const int Crowd = 64;

    private const int Few = 8;

    private const int FirstDay = 5_000;

    private const int DaysOfAWriter = 2_000;

    internal static IReadOnlyList<Line> All { get; } = [new("create-hot", RunAsync)];

    private static async Task RunAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        if (office.Size.Rooms < HotSlots.Rooms)
        {
            throw new InvalidOperationException($"{HotSlots.Rooms} rooms are needed.");
        }

        IReadOnlyList<BookingService> crew =
            [.. (await office.CrewAsync(Crowd, bench.Cancel)).Select(person => person.GetRequiredService<BookingService>())];
        var byFew = new HotSlots(await office.MidnightAsync(FirstDay, bench.Cancel));
        var byCrowd = new HotSlots(await office.MidnightAsync(FirstDay + DaysOfAWriter, bench.Cancel));
        var deadlocks = await bench.Server.DeadlocksAsync(bench.Cancel);

        await RushAsync(bench, crew, byFew, Few, bench.Effort.RushWarmUp);
        await RushAsync(bench, crew, byCrowd, Crowd, bench.Effort.RushWarmUp);
        var ratios = new List<double>();
        var (few, crowd) = (Rush.None, Rush.None);
        for (var round = 0; round < bench.Effort.Rushes; round++)
        {
            var ofFew = await RushAsync(bench, crew, byFew, Few, bench.Effort.Rush);
            var ofCrowd = await RushAsync(bench, crew, byCrowd, Crowd, bench.Effort.Rush);
            ratios.Add(ofCrowd.PerSecond / ofFew.PerSecond);
            (few, crowd) = (few.And(ofFew), crowd.And(ofCrowd));
        }

        deadlocks = await bench.Server.DeadlocksAsync(bench.Cancel) - deadlocks;
        await JudgeAsync(bench, office, [byFew, byCrowd], deadlocks);
        bench.Report.Tell("create-hot", string.Create(CultureInfo.InvariantCulture,
            $"{office.Size.Name}: 64 writers {crowd.PerSecond:F0} answers/s, {crowd.Samples.Say()}; 8 writers {few.PerSecond:F0} answers/s, {few.Samples.Say()}"));
        bench.Report.Judge("create-hot-throughput", Samples.MedianOf(ratios), Bound.AtLeast(0.5), Bound.AtLeast(0.8));
    }

    private static Task<Rush> RushAsync(Bench bench, IReadOnlyList<BookingService> crew, HotSlots slots, int writers, TimeSpan span) =>
        Rush.RunAsync(writers, span, writer => slots.AskAsync(crew[writer], writers, bench.Cancel), bench.Cancel);

    /// <summary>A double booking is a pair that overlaps, and as well an acknowledged booking that is not there.</summary>
    private static async Task JudgeAsync(Bench bench, Office office, IReadOnlyList<HotSlots> all, int deadlocks)
    {
        // The later days are among the earlier ones' too.
        var (stored, overlaps) = await all[0].CountAsync(office, bench.Cancel);
        var booked = all.Sum(slots => slots.Booked);
        bench.Report.Tell("create-hot", $"{booked} acknowledged, {stored} stored, {all.Sum(slots => slots.Taken)} told that it is taken");
        bench.Report.Judge("create-hot-double-bookings", overlaps + Math.Abs(booked - stored), Bound.AtMost(0), Bound.AtMost(0));
        bench.Report.Judge("create-hot-deadlocks", deadlocks, Bound.AtMost(0), Bound.AtMost(0));
    }
}
