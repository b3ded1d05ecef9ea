namespace BookingPortal.Benchmarks.Lines;

/// <summary>Availability of one room, busy times of many.</summary>
internal static class AvailabilityLines
{
    internal static IReadOnlyList<Line> All { get; } =
    [
        new("availability-day", bench => RoomAsync(bench, "availability-day", days: 1)),
        new("availability-week", bench => RoomAsync(bench, "availability-week", days: 7)),
        new("busy-200-day", bench => BusyAsync(bench, "busy-200-day", days: 1, must: 25, goal: 12)),
        new("busy-200-week", bench => BusyAsync(bench, "busy-200-week", days: 7, must: 70, goal: 35)),
        new("seed-limit-availability-day", bench => SeedLimitAsync(bench, "seed-limit-availability-day", days: 1, limit: 50)),
        new("seed-limit-availability-week", bench => SeedLimitAsync(bench, "seed-limit-availability-week", days: 7, limit: 100)),
    ];

    private static async Task RoomAsync(Bench bench, string name, int days)
    {
        var office = await bench.LargeAsync();
        var reads = await RoomReads.OfAsync(office, bench.Cancel);
        await Reading.JudgeInFloorsAsync(bench, name, office, call => reads.AvailabilityAsync(call, days), must: 2, goal: 1.3);
    }

    private static async Task BusyAsync(Bench bench, string name, int days, double must, double goal)
    {
        var office = await bench.StandardAsync();
        var reads = await RoomReads.OfAsync(office, bench.Cancel);
        await Reading.JudgeInFloorsAsync(bench, name, office, call => reads.BusyAsync(call, days), must, goal);
    }

    private static async Task SeedLimitAsync(Bench bench, string name, int days, double limit)
    {
        var office = await bench.StandardAsync();
        var reads = await RoomReads.OfAsync(office, bench.Cancel);
        await Reading.JudgeSeedLimitAsync(bench, name, office, call => reads.AvailabilityAsync(call, days), limit);
    }
}
