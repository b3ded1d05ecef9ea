namespace BookingPortal.Benchmarks.Lines;

/// <summary>The first page of a person's own bookings.</summary>
internal static class MyBookingsLines
{
    internal static IReadOnlyList<Line> All { get; } =
    [
        new("my-upcoming", UpcomingAsync),
        new("seed-limit-my-bookings", SeedLimitAsync),
    ];

    private static async Task UpcomingAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        var reads = await MyBookingsReads.OfAsync(office, bench.Cancel);
        await Reading.JudgeInFloorsAsync(bench, "my-upcoming", office, reads.UpcomingAsync, must: 2.5, goal: 1.5);
    }

    private static async Task SeedLimitAsync(Bench bench)
    {
        var office = await bench.StandardAsync();
        var reads = await MyBookingsReads.OfAsync(office, bench.Cancel);
        await Reading.JudgeSeedLimitAsync(bench, "seed-limit-my-bookings", office, reads.UpcomingAsync, limit: 50);
    }
}
