using System.Globalization;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>The same question to the large office and to the small one, in turns.</summary>
internal static class GrowthLines
{
    internal static IReadOnlyList<Line> All { get; } =
    [
        new("growth-availability-day", bench => AvailabilityAsync(bench, "growth-availability-day", days: 1)),
        new("growth-availability-week", bench => AvailabilityAsync(bench, "growth-availability-week", days: 7)),
        new("growth-my-upcoming", MyUpcomingAsync),
    ];

    private static async Task AvailabilityAsync(Bench bench, string name, int days)
    {
        var (grown, young) = (await bench.LargeAsync(), await bench.SmallAsync());
        var large = await RoomReads.OfAsync(grown, bench.Cancel);
        var small = await RoomReads.OfAsync(young, bench.Cancel);
        var compared = await CompareAsync(bench, name, grown, young, call => large.AvailabilityAsync(call, days), call => small.AvailabilityAsync(call, days));
        bench.Report.Judge(name, compared.Ratio, Bound.AtMost(1.5), Bound.AtMost(1.2));
    }

    /// <summary>No target names it; it is told beside.</summary>
    private static async Task MyUpcomingAsync(Bench bench)
    {
        var (grown, young) = (await bench.LargeAsync(), await bench.SmallAsync());
        var large = await MyBookingsReads.OfAsync(grown, bench.Cancel);
        var small = await MyBookingsReads.OfAsync(young, bench.Cancel);
        await CompareAsync(bench, "growth-my-upcoming", grown, young, large.UpcomingAsync, small.UpcomingAsync);
    }

    private static async Task<Comparison> CompareAsync(
        Bench bench, string name, Office grown, Office young, Func<int, Task> large, Func<int, Task> small)
    {
        var compared = await Measure.AgainstAsync(large, small, bench.Effort, bench.Cancel);
        bench.Report.Tell(name, string.Create(CultureInfo.InvariantCulture,
            $"{grown.Size.Name} {compared.Subject.Say()}; {young.Size.Name} {compared.Floor.Say()}; growth {compared.Ratio:F2}"));
        return compared;
    }
}
