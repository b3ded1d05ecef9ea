using System.Diagnostics;
using System.Globalization;
using BookingPortal.Audit;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;
using BookingPortal.Bookings;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>
/// Somebody books in one process, five hundred screens of that day are open in another. The clock runs from the request
/// to the moment at which the last of those screens has drawn the row for its viewer; what a browser adds is not in it.
/// </summary>
internal static class LiveLines
{
    /// <summary>The day that the portal's targets speak of: 50 rooms, 400 bookings.</summary>
    private static readonly OfficeSize Office50 = new(250_000);

    private const int BookingsOfARoom = 8;

    private const int Changes = 1_000;

    private const int FewChanges = 200;

    private const int Screens = 500;

    /// <summary>Changes a second of a busy portal.</summary>
    private const double Rate = 5;

    /// <summary>Beyond what other lines fill.</summary>
    private const int Day = 9_500;

    internal static IReadOnlyList<Line> All { get; } = [new("live-two-nodes", RunAsync)];

    private static async Task RunAsync(Bench bench)
    {
        var office = await bench.OfficeAsync(Office50);
        var midnight = await office.MidnightAsync(Day, bench.Cancel);
        var writer = (await office.CrewAsync(1, bench.Cancel))[0].GetRequiredService<BookingService>();
        var signal = office.Get<ChangeSignal>();
        await signal.StartAsync(bench.Cancel);
        await FillAsync(office, writer, midnight, bench.Cancel);
        await using var node = await LiveNode.StartAsync(office, midnight.InUtc().Date, Screens, bench.Cancel);
        bench.Progress.Say("live-two-nodes: the screens are open");
        await ChangeAsync(office, writer, node, midnight, FewChanges / 4, bench.Cancel);
        var before = await node.ProcessorTimeAsync(bench.Cancel);
        var samples = await ChangeAsync(office, writer, node, midnight, bench.Quick ? FewChanges : Changes, bench.Cancel);
        var perChange = (await node.ProcessorTimeAsync(bench.Cancel) - before) / samples.Count;
        await signal.StopAsync(bench.Cancel);

        var share = perChange.TotalSeconds * Rate / Environment.ProcessorCount;
        bench.Report.Tell("live-two-nodes", string.Create(CultureInfo.InvariantCulture,
            $"{office.Size.Rooms} rooms, {office.Size.Rooms * BookingsOfARoom} bookings of the day, {Screens} open days: {samples.Say()}, booking included; {perChange.TotalMilliseconds:F2} ms of processor for a change in the process of the screens, drawing in the browser's tree not included"));
        bench.Report.Judge("live-two-nodes-p95", samples.At(0.95), Bound.AtMost(200), Bound.AtMost(50), "ms");
        bench.Report.Judge("live-two-nodes-p99", samples.At(0.99), Bound.AtMost(500), Bound.AtMost(100), "ms");
        bench.Report.Judge("live-500-days-share", share, Bound.AtMost(0.5), Bound.AtMost(0.1));
    }

    private static async Task FillAsync(Office office, BookingService writer, Instant midnight, CancellationToken cancel)
    {
        for (var room = 1; room <= office.Size.Rooms; room++)
        {
            for (var number = 0; number < BookingsOfARoom; number++)
            {
                await BookAsync(writer, room, midnight + Duration.FromHours(8) + Duration.FromMinutes(60 * number), Duration.FromMinutes(45), cancel);
            }
        }
    }

    /// <summary>Books a quarter hour between two bookings and cancels it, in one room after the other.</summary>
    private static async Task<Samples> ChangeAsync(Office office, BookingService writer, LiveNode node, Instant midnight, int changes, CancellationToken cancel)
    {
        var samples = new Samples();
        for (var number = 0; number < changes / 2; number++)
        {
            var room = 1 + (number % office.Size.Rooms);
            var start = midnight + Duration.FromHours(8 + (number / office.Size.Rooms % BookingsOfARoom)) + Duration.FromMinutes(45);
            var began = Stopwatch.GetTimestamp();
            var id = await BookAsync(writer, room, start, Duration.FromMinutes(15), cancel);
            await node.UntilSeenAsync(id, isThere: true, cancel);
            samples.Add(Stopwatch.GetElapsedTime(began));

            began = Stopwatch.GetTimestamp();
            if (await writer.CancelAsync(new CancelRequest(id, Guid.NewGuid()), cancel) is not BookingOutcome.Cancelled)
            {
                throw new InvalidOperationException("A booking could not be cancelled.");
            }

            await node.UntilSeenAsync(id, isThere: false, cancel);
            samples.Add(Stopwatch.GetElapsedTime(began));
        }

        return samples;
    }

    private static async Task<long> BookAsync(BookingService writer, int room, Instant start, Duration length, CancellationToken cancel) =>
        await writer.BookAsync(FreeSlots.Request(room, new TimeSlot(start, start + length)), cancel) is BookingOutcome.Booked booked
            ? booked.Id
            : throw new InvalidOperationException("A free slot was not booked.");
}
