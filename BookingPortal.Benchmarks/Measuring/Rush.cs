using System.Diagnostics;

namespace BookingPortal.Benchmarks.Measuring;

/// <summary>Many callers at once, each asking again as soon as it is answered.</summary>
internal sealed record Rush(int Calls, TimeSpan Took, Samples Samples)
{
    internal static Rush None => new(0, TimeSpan.Zero, new Samples());

    internal double PerSecond => Calls / Took.TotalSeconds;

    /// <summary>Both, one after the other.</summary>
    internal Rush And(Rush next)
    {
        var samples = new Samples();
        samples.Add(Samples);
        samples.Add(next.Samples);
        return new Rush(Calls + next.Calls, Took + next.Took, samples);
    }

    /// <param name="call">Given the number of the caller, from 0 on.</param>
    internal static async Task<Rush> RunAsync(int callers, TimeSpan span, Func<int, Task> call, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var samples = new Samples();
            while (Stopwatch.GetElapsedTime(began) < span)
            {
                cancel.ThrowIfCancellationRequested();
                var from = Stopwatch.GetTimestamp();
                await call(caller);
                samples.Add(Stopwatch.GetElapsedTime(from));
            }

            return samples;
        }, cancel)));
        var took = Stopwatch.GetElapsedTime(began);
        var all = new Samples();
        foreach (var samples in each)
        {
            all.Add(samples);
        }

        return new Rush(all.Count, took, all);
    }
}
