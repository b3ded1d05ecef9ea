using System.Diagnostics;
using System.Globalization;
using BookingPortal.Benchmarks.Report;
using BookingPortal.Operations.Integrity;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>The whole integrity check over the large office: once, as an admin would start it.</summary>
internal static class CheckLines
{
    internal static IReadOnlyList<Line> All { get; } = [new("check", RunAsync)];

    private static async Task RunAsync(Bench bench)
    {
        var office = await bench.LargeAsync();
        var began = Stopwatch.GetTimestamp();
        var report = await office.Get<IntegrityCheck>().ReportAsync(cancel: bench.Cancel);
        var took = Stopwatch.GetElapsedTime(began);
        bench.Report.Tell("check", string.Create(CultureInfo.InvariantCulture,
            $"{office.Size.Name}: {took.TotalSeconds:F1} s; {string.Join(", ", report.Results.Select(result => $"{result.Invariant.Id} {result.Took.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s"))}"));
        if (report.Results.FirstOrDefault(result => result.Count > 0) is { } broken)
        {
            throw new InvalidOperationException($"{broken.Invariant.Id} is broken {broken.Count} times, first by {string.Join(", ", broken.FirstIds)}: {broken.Invariant.Sentence}.");
        }

        // Ten million rows in a minute: seconds, not minutes.
        bench.Report.Judge("check-of-a-million-rows", took.TotalSeconds * 1_000_000 / office.Size.Bookings, Bound.AtMost(6), Bound.AtMost(3), "s");
    }
}
