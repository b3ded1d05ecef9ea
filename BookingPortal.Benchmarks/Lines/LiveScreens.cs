using System.Globalization;
using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Benchmarks.Offices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Benchmarks.Lines;

/// <summary>
/// The second process: as many people as are asked for look at one day, each through services of their own. What the last
/// of them, a member of staff, sees come and go is written to standard output.
/// </summary>
internal sealed class LiveScreens(LocalDate date)
{
    internal const string Verb = "live-screens";
    internal const string ConnectionVariable = "BENCHMARK_PORTAL";
    internal const string Ready = "ready";

    private readonly HashSet<long> _shown = [];
    private int _waiting;

    /// <param name="args">The day and the number of screens.</param>
    internal static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        await using var office = Office.Attach(Environment.GetEnvironmentVariable(ConnectionVariable)!);
        var screens = int.Parse(args[1], CultureInfo.InvariantCulture);
        await new LiveScreens(LocalDatePattern.Iso.Parse(args[0]).Value).ShowAsync(office, screens, cancel);
        return 0;
    }

    private async Task ShowAsync(Office office, int screens, CancellationToken cancel)
    {
        var feed = office.Get<LiveFeed>();
        await feed.StartAsync(cancel);
        var crew = await office.CrewAsync(screens - 1, cancel);
        var watches = crew.Select(person => Watch(person)).ToList();
        watches.Add(Watch(await office.SignInAsync(50, cancel, RoleNames.Staff)));
        foreach (var watch in watches)
        {
            Follow(watch, isLast: watch == watches[^1], await watch.ReadAsync(cancel), cancel);
        }

        Console.WriteLine(Ready);
        await Console.In.ReadToEndAsync(cancel);
        watches.ForEach(watch => watch.Dispose());
        await feed.StopAsync(cancel);
    }

    private DayWatch Watch(IServiceProvider person) =>
        person.GetRequiredService<AvailabilityService>().WatchDay(date, new RoomFilter());

    /// <summary>As a screen does: told on a thread of the pool, it draws for itself.</summary>
    private void Follow(DayWatch watch, bool isLast, DayView drawn, CancellationToken cancel)
    {
        var one = new SemaphoreSlim(0);
        watch.Touched += () =>
        {
            Interlocked.Increment(ref _waiting);
            one.Release();
        };
        if (isLast)
        {
            Tell(drawn, say: false);
        }

        _ = Task.Run(
            async () =>
            {
                while (true)
                {
                    await one.WaitAsync(cancel);
                    var day = await watch.ReadAsync(cancel);
                    Interlocked.Decrement(ref _waiting);
                    if (isLast)
                    {
                        while (Volatile.Read(ref _waiting) > 0)
                        {
                            await Task.Delay(1, cancel);
                        }

                        Tell(day, say: true);
                    }
                }
            },
            cancel);
    }

    private void Tell(DayView day, bool say)
    {
        var now = day.Places.SelectMany(place => place.Rooms).SelectMany(row => row.Busy).Select(held => held.BookingId).OfType<long>().ToHashSet();
        foreach (var id in say ? now.Except(_shown).Select(id => $"+{id}").Concat(_shown.Except(now).Select(id => $"-{id}")).ToList() : [])
        {
            Console.WriteLine(id);
        }

        _shown.Clear();
        _shown.UnionWith(now);
    }
}
