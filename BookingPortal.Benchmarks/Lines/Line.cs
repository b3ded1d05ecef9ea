namespace BookingPortal.Benchmarks.Lines;

/// <summary>Something that is measured, by the name that <c>--only</c> takes. It may print several figures.</summary>
internal sealed record Line(string Name, Func<Bench, Task> RunAsync);
