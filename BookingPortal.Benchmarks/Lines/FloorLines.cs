using System.Globalization;
using BookingPortal.Benchmarks.Measuring;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>What all reading is compared with.</summary>
internal static class FloorLines
{
    internal static IReadOnlyList<Line> All { get; } = [new("floor", RunAsync)];

    private static async Task RunAsync(Bench bench)
    {
        var floor = new Floor(await bench.StandardAsync(), bench.Cancel);
        var compared = await Measure.AgainstAsync(floor.ReadOneRowAsync, floor.SelectOneAsync, bench.Effort, bench.Cancel);
        bench.Report.Tell("floor", string.Create(CultureInfo.InvariantCulture,
            $"F {compared.Subject.Say()}; SELECT 1 {compared.Floor.Say()}; F is {compared.Ratio:F2} times SELECT 1"));
    }
}
