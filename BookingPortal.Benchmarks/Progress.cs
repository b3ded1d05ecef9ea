using System.Diagnostics;
using System.Globalization;

namespace BookingPortal.Benchmarks;

/// <summary>Says on standard error what is being done, with the time since the start.</summary>
internal sealed class Progress
{
    private readonly Stopwatch _since = Stopwatch.StartNew();

    internal void Say(string words) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{_since.Elapsed.TotalSeconds,6:F1} s] {words}"));

    /// <summary>Says what begins, and afterwards how long it took.</summary>
    internal async Task StepAsync(string words, Func<Task> step)
    {
        Say($"{words} ...");
        var began = _since.Elapsed;
        await step();
        Say(string.Create(CultureInfo.InvariantCulture, $"{words}: {(_since.Elapsed - began).TotalSeconds:F1} s"));
    }
}
