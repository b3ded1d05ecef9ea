using System.Globalization;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>How a line that reads is measured and told.</summary>
internal static class Reading
{
    /// <summary>The longest that the design allows for history, filters and finders.</summary>
    private const double LongestAnswer = 200;

    private const double GoalInFloors = 20;

    /// <summary>A multiple of F.</summary>
    internal static async Task JudgeInFloorsAsync(Bench bench, string name, Office office, Func<int, Task> ask, double must, double goal)
    {
        var compared = await MeasureAsync(bench, name, office, ask);
        bench.Report.Judge(name, compared.Ratio, Bound.AtMost(must), Bound.AtMost(goal));
    }

    /// <summary>Milliseconds of the call than which one in twenty takes longer; the goal is a multiple of F.</summary>
    internal static async Task JudgeInTimeAsync(Bench bench, string name, Office office, Func<int, Task> ask)
    {
        var compared = await MeasureAsync(bench, name, office, ask);
        var goal = Math.Round(GoalInFloors * compared.Subject.Median / compared.Ratio, 2);
        bench.Report.Judge(name, compared.Subject.At(0.95), Bound.Below(LongestAnswer), Bound.AtMost(goal, "20F"), "ms");
    }

    /// <summary>A limit of the seed in milliseconds.</summary>
    internal static async Task JudgeSeedLimitAsync(Bench bench, string name, Office office, Func<int, Task> ask, double limit)
    {
        var compared = await MeasureAsync(bench, name, office, ask);
        bench.Report.Judge(name, compared.Subject.At(0.95), Bound.Below(limit), goal: null, "ms");
    }

    private static async Task<Comparison> MeasureAsync(Bench bench, string name, Office office, Func<int, Task> ask)
    {
        var compared = await Measure.AgainstAsync(ask, new Floor(office, bench.Cancel).ReadOneRowAsync, bench.Effort, bench.Cancel);
        bench.Report.Tell(name, string.Create(CultureInfo.InvariantCulture,
            $"{office.Size.Name}: {compared.Subject.Say()}; F {compared.Floor.Say()}; {compared.Ratio:F2} F"));
        return compared;
    }
}
