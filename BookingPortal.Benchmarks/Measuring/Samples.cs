using System.Globalization;

namespace BookingPortal.Benchmarks.Measuring;

/// <summary>How long single calls took, in milliseconds.</summary>
internal sealed class Samples
{
    private readonly List<double> _milliseconds = [];

    internal int Count => _milliseconds.Count;

    internal double Median => At(0.5);

    internal void Add(TimeSpan took) => _milliseconds.Add(took.TotalMilliseconds);

    internal void Add(Samples others) => _milliseconds.AddRange(others._milliseconds);

    /// <param name="part">0.99 for the call than which one in a hundred takes longer.</param>
    internal double At(double part) => MedianOf(_milliseconds, part);

    internal static double MedianOf(IEnumerable<double> values, double part = 0.5)
    {
        var inOrder = values.Order().ToList();
        return inOrder.Count == 0
            ? throw new InvalidOperationException("Nothing was measured.")
            : inOrder[(int)Math.Min(inOrder.Count - 1, Math.Floor(part * inOrder.Count))];
    }

    internal string Say() => string.Create(CultureInfo.InvariantCulture, $"p50 {Median:F3} ms, p99 {At(0.99):F3} ms, {Count} calls");
}
