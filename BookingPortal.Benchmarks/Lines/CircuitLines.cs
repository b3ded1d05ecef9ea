using System.Diagnostics;
using System.Globalization;
using System.Net;
using BookingPortal.Accounts;
using BookingPortal.Benchmarks.Circuits;
using BookingPortal.Benchmarks.Measuring;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Benchmarks.Report;
using BookingPortal.Bookings;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>What open screens cost: the published portal in a process of its own, its day of 50 rooms with 400 bookings, circuits without a browser.</summary>
internal static class CircuitLines
{
    private const double Kilobyte = 1024;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private static readonly Duration QuarterOfAnHour = Duration.FromMinutes(15);

    internal static IReadOnlyList<Line> All { get; } =
    [
        new("first-visit", FirstVisitAsync),
        new("first-batch-50-rooms", FirstBatchAsync),
        new("grid-1000-rooms", ManyRoomsAsync),
        new("day-50-rooms-processor", ProcessorAsync),
        new("circuit-heap", HeapAsync),
        new("click-to-answer-500", ClicksAsync),
        new("viewers-500", ViewersAsync),
    ];

    private static string FullDay => $"?date={Hall.FullDay}";

    private static async Task FirstVisitAsync(Bench bench)
    {
        var portal = await (await bench.HallAsync()).PortalAsync();
        var (http, cookies) = await portal.SignInAsync(RoleNames.Employee, bench.Cancel);
        var transfer = await Transfer.OfAsync(portal.Address, cookies, FullDay, bench.Cancel);
        await using var circuit = await OpenAsync(http, cookies, FullDay, bench.Cancel);
        bench.Report.Tell("first-visit", string.Create(CultureInfo.InvariantCulture,
            $"calendar, 50 rooms, 400 bookings, brotli, headers counted: {transfer.Requests} requests, {transfer.FirstVisit / Kilobyte:F1} KB; the WebSocket brings {circuit.ReceivedBytes / Kilobyte:F1} KB more; largest: {transfer.Largest}"));
        bench.Report.Judge("first-visit", (transfer.FirstVisit + circuit.ReceivedBytes) / Kilobyte, Bound.AtMost(300), Bound.AtMost(250), "KB");
        bench.Report.Judge("second-visit-files", transfer.SecondVisit / Kilobyte, Bound.AtMost(50), goal: null, "KB");
    }

    private static async Task FirstBatchAsync(Bench bench)
    {
        var portal = await (await bench.HallAsync()).PortalAsync();
        var (http, cookies) = await portal.SignInAsync(RoleNames.Employee, bench.Cancel);
        await using var circuit = await OpenAsync(http, cookies, FullDay, bench.Cancel);
        bench.Report.Tell("first-batch-50-rooms", string.Create(CultureInfo.InvariantCulture,
            $"HTML {circuit.HtmlBytes / Kilobyte:F1} KB uncompressed; {circuit.Batches} batches until the page lives, {circuit.DrawnBytes / Kilobyte:F1} KB, {circuit.ReceivedBytes / Kilobyte:F1} KB over the WebSocket"));
        bench.Report.Judge("first-batch-50-rooms", circuit.DrawnBytes / Kilobyte, Bound.AtMost(80), goal: null, "KB");
    }

    private static async Task ManyRoomsAsync(Bench bench)
    {
        var portal = await (await bench.HallAsync()).PortalAsync(rooms: 1_000);
        var (http, cookies) = await portal.SignInAsync(RoleNames.Employee, bench.Cancel);
        await using var circuit = await OpenAsync(http, cookies, FullDay, bench.Cancel);
        bench.Report.Tell("grid-1000-rooms", string.Create(CultureInfo.InvariantCulture, $"1,000 rooms, 8,000 bookings: HTML {circuit.HtmlBytes / Kilobyte:F1} KB uncompressed"));
        bench.Report.Judge("grid-1000-rooms-first-batches", circuit.DrawnBytes / Kilobyte, Bound.AtMost(200), Bound.AtMost(120), "KB");
    }

    /// <summary>One visit after the other, each until its page lives.</summary>
    private static async Task ProcessorAsync(Bench bench)
    {
        const int visits = 40;
        var portal = await (await bench.HallAsync()).PortalAsync();
        var (http, cookies) = await portal.SignInAsync(RoleNames.Employee, bench.Cancel);
        for (var visit = 0; visit < visits; visit++)
        {
            await using var circuit = await OpenAsync(http, cookies, FullDay, bench.Cancel, TimeSpan.FromMilliseconds(100));
        }

        var before = await portal.ProcessorAsync();
        for (var visit = 0; visit < visits; visit++)
        {
            await using var circuit = await OpenAsync(http, cookies, FullDay, bench.Cancel, TimeSpan.FromMilliseconds(100));
        }

        var took = (await portal.ProcessorAsync() - before) / 1000.0 / visits;
        bench.Report.Judge("day-50-rooms-processor", took, Bound.AtMost(80), Bound.AtMost(40), "ms");
    }

    private static async Task HeapAsync(Bench bench)
    {
        const int circuits = 100;
        var portal = await (await bench.HallAsync()).PortalAsync();
        var (http, cookies) = await portal.SignInAsync(RoleNames.Employee, bench.Cancel);

        // The first circuits bring what all share.
        await using var first = await CrowdAsync(http, cookies, 5, bench.Cancel);
        var before = await portal.HeapAsync();
        await using var crowd = await CrowdAsync(http, cookies, circuits, bench.Cancel);
        var after = await portal.HeapAsync();
        bench.Report.Tell("circuit-heap", string.Create(CultureInfo.InvariantCulture,
            $"{circuits} circuits, each with the day of 50 rooms and 400 bookings in the full layout: {before / Kilobyte / Kilobyte:F1} MB before, {after / Kilobyte / Kilobyte:F1} MB with them"));
        bench.Report.Judge("circuit-heap", (after - before) / Kilobyte / circuits, Bound.AtMost(450), goal: null, "KB");
    }

    /// <summary>A slot is picked in one circuit after the other, while all are open: from the event to the batch that draws the dialog.</summary>
    private static async Task ClicksAsync(Bench bench)
    {
        var portal = await (await bench.HallAsync()).PortalAsync();
        var (http, cookies) = await portal.SignInAsync(RoleNames.Employee, bench.Cancel);
        await using var crowd = await CrowdAsync(http, cookies, 500, bench.Cancel);
        var room = await Sql.ScalarAsync<int>((await bench.HallAsync()).Node().Owner, "SELECT min(id) FROM facilities WHERE is_active", bench.Cancel);
        var quarter = (DateTimeOffset.UtcNow.Date.AddDays(HallLoader.FullDay).AddHours(9) - DateTime.UnixEpoch).TotalMinutes / 15;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{{\"room\":{room},\"start\":{quarter},\"end\":{quarter + 1}}}");
        var samples = new Samples();
        foreach (var circuit in crowd.Circuits)
        {
            var from = Stopwatch.GetTimestamp();
            await circuit.RaiseAsync("onslotpick", detail, bench.Cancel);
            samples.Add(Stopwatch.GetElapsedTime(from));
            await circuit.SettleAsync(TimeSpan.FromMilliseconds(20), bench.Cancel);
        }

        bench.Report.Tell("click-to-answer-500", $"500 circuits open, loopback included: {samples.Say()}");
        bench.Report.Judge("click-to-answer-500-p50", samples.Median, Bound.AtMost(10), goal: null, "ms");
        bench.Report.Judge("click-to-answer-500-p99", samples.At(0.99), Bound.AtMost(50), goal: null, "ms");
    }

    /// <summary>Another node books and cancels five times a second; every circuit shows that day.</summary>
    private static async Task ViewersAsync(Bench bench)
    {
        var hall = await bench.HallAsync();
        var portal = await hall.PortalAsync();
        var (http, cookies) = await portal.SignInAsync(RoleNames.Employee, bench.Cancel);
        await using var crowd = await CrowdAsync(http, cookies, 500, bench.Cancel);
        var node = hall.Node();
        var rooms = await Sql.ListAsync<int>(node.Owner, "SELECT id FROM facilities WHERE is_active ORDER BY id", bench.Cancel);
        var person = await node.SignInAsync(await Sql.ScalarAsync<int>(node.Owner, "SELECT min(id) FROM users", bench.Cancel), bench.Cancel);
        var bookings = person.GetRequiredService<BookingService>();
        var gap = await node.MidnightAsync(HallLoader.FullDay, bench.Cancel) + Duration.FromHours(9);
        var (drawn, processor, began, changes) = (crowd.DrawnBytes, await portal.ProcessorAsync(), Stopwatch.GetTimestamp(), 0);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20) && await beat.WaitForNextTickAsync(bench.Cancel))
        {
            var room = rooms[changes++ % rooms.Count];
            if (await bookings.BookAsync(new BookingRequest(room, gap, gap + QuarterOfAnHour, "Live", Guid.NewGuid()), bench.Cancel) is BookingOutcome.Booked booked)
            {
                await beat.WaitForNextTickAsync(bench.Cancel);
                changes++;
                await bookings.CancelAsync(new CancelRequest(booked.Id, Guid.NewGuid()), bench.Cancel);
            }
        }

        var wall = Stopwatch.GetElapsedTime(began);
        var share = (await portal.ProcessorAsync() - processor) / wall.TotalMicroseconds / Environment.ProcessorCount * 100;
        bench.Report.Tell("viewers-500", string.Create(CultureInfo.InvariantCulture,
            $"{changes} changes in {wall.TotalSeconds:F0} s; {(crowd.DrawnBytes - drawn) / Kilobyte / crowd.Circuits.Count / Math.Max(1, changes):F2} KB a circuit and change"));
        bench.Report.Judge("viewers-500", share, Bound.AtMost(50), goal: null, "%");
    }

    private static async Task<CircuitClient> OpenAsync(HttpClient http, CookieContainer cookies, string path, CancellationToken cancel, TimeSpan? quiet = null)
    {
        var circuit = await CircuitClient.OpenAsync(http, cookies, path, cancel);
        await circuit.SettleAsync(quiet ?? Quiet, cancel);
        return circuit;
    }

    private static async Task<Crowd> CrowdAsync(HttpClient http, CookieContainer cookies, int count, CancellationToken cancel)
    {
        var crowd = new Crowd();
        while (crowd.Circuits.Count < count)
        {
            crowd.Add(await OpenAsync(http, cookies, FullDay, cancel, TimeSpan.FromMilliseconds(20)));
        }

        await Task.Delay(Quiet, cancel);
        return crowd;
    }
}
