using BookingPortal.Availability;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>"A room for six, an hour, this afternoon", and the same where nothing fits.</summary>
internal static class FinderLines
{
    private const int Days = 30;

    internal static IReadOnlyList<Line> All { get; } =
    [
        new("room-finder", bench => RunAsync(bench, "room-finder", people: call => 1 + (call % 6))),
        new("room-finder-alternatives", bench => RunAsync(bench, "room-finder-alternatives", people: _ => 1_000)),
    ];

    private static async Task RunAsync(Bench bench, string name, Func<int, int> people)
    {
        var office = await bench.StandardAsync();
        var finder = (await office.SignInAsync(1, bench.Cancel)).GetRequiredService<RoomFinder>();
        var today = await office.MidnightAsync(0, bench.Cancel);
        await Reading.JudgeInTimeAsync(bench, name, office, async call =>
        {
            var noon = today + Duration.FromDays(1 + (call % Days)) + Duration.FromHours(12);
            var wish = RoomWish.Between(new BookingPortal.Time.TimeSlot(noon, noon + Duration.FromHours(5)), Duration.FromHours(1)) with { People = people(call) };
            var found = await finder.FindAsync(wish, bench.Cancel);
            if (found.Fits.Count == 0 && found.Alternatives.Count < RoomFinder.FewestAlternatives)
            {
                throw new InvalidOperationException($"{found.Alternatives.Count} alternatives for {wish.People} people.");
            }
        });
    }
}
