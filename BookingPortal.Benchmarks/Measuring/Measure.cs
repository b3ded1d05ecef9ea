using System.Diagnostics;

namespace BookingPortal.Benchmarks.Measuring;

/// <summary>
/// One caller, two things to do, in turns (A B A B ...): whatever else the machine does, it does to both. A turn lasts a
/// stretch of time, so that both sides are measured for equally long.
/// </summary>
internal static class Measure
{
    /// <summary>No turn is so short that one slow call decides it.</summary>
    private const int FewestCalls = 3;

    /// <param name="subject">Given the number of the call, to ask for something else each time.</param>
    internal static async Task<Comparison> AgainstAsync(Func<int, Task> subject, Func<int, Task> floor, Effort effort, CancellationToken cancel)
    {
        var (asked, askedFloor) = (0, 0);
        asked = await TurnAsync(subject, asked, effort.WarmUp, new Samples(), cancel);
        askedFloor = await TurnAsync(floor, askedFloor, effort.WarmUp, new Samples(), cancel);

        var ratios = new List<double>();
        var (allOfSubject, allOfFloor) = (new Samples(), new Samples());
        for (var round = 0; round < effort.Rounds; round++)
        {
            var (ofSubject, ofFloor) = (new Samples(), new Samples());
            asked = await TurnAsync(subject, asked, effort.Turn, ofSubject, cancel);
            askedFloor = await TurnAsync(floor, askedFloor, effort.Turn, ofFloor, cancel);
            ratios.Add(ofSubject.Median / ofFloor.Median);
            allOfSubject.Add(ofSubject);
            allOfFloor.Add(ofFloor);
        }

        return new Comparison(ratios, allOfSubject, allOfFloor);
    }

    private static async Task<int> TurnAsync(Func<int, Task> call, int asked, TimeSpan turn, Samples samples, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        for (var calls = 0; calls < FewestCalls || Stopwatch.GetElapsedTime(began) < turn; calls++)
        {
            cancel.ThrowIfCancellationRequested();
            var from = Stopwatch.GetTimestamp();
            await call(asked++);
            samples.Add(Stopwatch.GetElapsedTime(from));
        }

        return asked;
    }
}
