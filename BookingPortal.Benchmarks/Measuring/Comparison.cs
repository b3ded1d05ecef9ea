namespace BookingPortal.Benchmarks.Measuring;

/// <summary>A subject and its floor, measured in turns: the median over the rounds of the ratio of that round.</summary>
internal sealed record Comparison(IReadOnlyList<double> Ratios, Samples Subject, Samples Floor)
{
    internal double Ratio => Samples.MedianOf(Ratios);
}
