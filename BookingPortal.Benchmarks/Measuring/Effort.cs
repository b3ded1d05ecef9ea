namespace BookingPortal.Benchmarks.Measuring;

/// <summary>How long is measured: so many rounds, in each of which both sides have their turn.</summary>
/// <param name="Turn">One side of a line that one caller asks.</param>
/// <param name="Rush">One side of a line of many writers.</param>
/// <param name="WarmUp">Before the first round, for each side: compiled code and prepared statements come with use.</param>
/// <param name="RushWarmUp">The same for many writers: after a second the compiler still took a tenth of the machine.</param>
internal sealed record Effort(int Rounds, TimeSpan Turn, int Rushes, TimeSpan Rush, TimeSpan WarmUp, TimeSpan RushWarmUp)
{
    internal static readonly Effort Quick = new(25, TimeSpan.FromMilliseconds(100), 7, TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));

    internal static readonly Effort Full = new(51, TimeSpan.FromMilliseconds(200), 11, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));
}
