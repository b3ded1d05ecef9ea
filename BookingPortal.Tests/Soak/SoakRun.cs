using System.Diagnostics;
using System.Globalization;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Tests.Campaigns;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Tests.Soak;

/// <summary>
/// Rounds of load, each with one kind of fault in the middle of it, on a PostgreSQL of its own: every kind at least once,
/// and on until the time is over. After each round every open request is asked for, all invariants are checked, what
/// clients were told is held against the history, and how long they waited against TRUST.md. It stops at the first
/// broken promise.
/// </summary>
internal sealed class SoakRun(SoakOptions options, TextWriter output)
{
    private const int Clients = 32;

    /// <summary>However short the run is asked to be.</summary>
    private const int FewestRequests = 10_000;

    private const int Connections = 40;

    private readonly Random _dice = new(options.Seed);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<string> _faults = [];
    private OwnPortal _portal = null!;
    private TimeSpan _longestAnswer;
    private SoakFaults _does = null!;
    private int _portals;
    private long _requests;
    private int _settled;
    private TimeSpan _longestRecovery;

    internal async Task<int> RunAsync()
    {
        await SayAsync($"Soak of {options.Time.TotalMinutes:0} minutes, seed {options.Seed}, {Clients} clients.");
        await using var portal = await OwnPortal.StartAsync();
        await using var cutOff = await OwnPortal.StartAsync(withNetwork: true);
        (_portal, _does) = (portal, new SoakFaults(portal, _faults.Add));
        try
        {
            return await RoundsAsync(portal, cutOff);
        }
        catch
        {
            await SayAsync($"The run itself failed. The end of the server's log:{Environment.NewLine}{string.Join(Environment.NewLine, portal.EndOfLog())}");
            throw;
        }
    }

    private async Task<int> RoundsAsync(OwnPortal portal, OwnPortal cutOff)
    {
        var (always, inTime) = (TimeSpan.MaxValue, SoakBounds.Answer);
        SoakRound[] all =
        [
            new("no fault", portal, inTime, (campaign, _) => campaign.RunAsync(Clients, requests: 3_000)),
            new("one after the other, as the model foresees", portal, always, (_, _) => ModelAsync()),
            new("backend killed 3 times", portal, inTime, (campaign, _) => UnderLoadAsync(campaign, 3, _does.KillBackendAsync)),
            new("portal killed 3 times", portal, always, PortalKilledAsync),
            new("the real program killed", portal, inTime, async (campaign, _) =>
            {
                await _does.KillProgramAsync();
                await campaign.RunAsync(Clients, requests: 300);
            }),
            new("server killed 2 times", portal, inTime, (campaign, _) => UnderLoadAsync(campaign, 2, _does.KillServerAsync)),
            new("connections cut 50 times", portal, inTime, (campaign, _) => UnderLoadAsync(campaign, 50, portal.CutConnectionsAsync)),
            new("network cut at commit 60 times", cutOff, inTime, (campaign, _) => UnderLoadAsync(campaign, 3, () => SoakFaults.CutAtCommitAsync(cutOff.Network))),
            new("no free connection for 6 s", portal, inTime, PoolExhaustedAsync),
            new("server frozen for 7 s", portal, inTime, (campaign, _) => UnderLoadAsync(campaign, 1, () => portal.FreezeAsync(TimeSpan.FromSeconds(7)))),
            new("frozen at commit for 8 s", portal, inTime, (campaign, _) => UnderLoadAsync(campaign, 1, _does.CommitFrozenAsync)),
            new("server away for 30 s", portal, inTime, (campaign, _) => UnderLoadAsync(campaign, 1, () => portal.StopForAsync(TimeSpan.FromSeconds(30)))),
        ];
        var rounds = all.Where(round => options.Wants(round.Name)).ToList();
        if (options.Only.Any(part => !all.Any(round => round.Name.Contains(part, StringComparison.OrdinalIgnoreCase))))
        {
            await SayAsync($"No round is called so. There are: {string.Join("; ", all.Select(round => round.Name))}.");
            return TestProgram.Misused;
        }

        var fewest = options.Only.Count == 0 ? FewestRequests : 0;
        for (var round = 0; _watch.Elapsed < options.Time || round < rounds.Count || _requests < fewest; round++)
        {
            var (name, on, answers, fault) = rounds[round % rounds.Count];
            var cast = await Cast.AssembleAsync(on, people: Clients, rooms: 8);
            var campaign = new Campaign(on, cast, _dice.Next());
            await fault(campaign, cast);
            Judge(campaign.Calls, answers);
            var settled = await campaign.SettleAsync();
            _faults.AddRange(await campaign.FaultsAsync());
            _requests += campaign.Calls.Count;
            _settled += settled;
            await SayAsync($"{_watch.Elapsed:hh\\:mm\\:ss}  round {round + 1}, {name}: {campaign.Calls.Count} answers ({campaign.Figures()}); {settled} open ones settled; {_faults.Count} faults");
            if (_faults.Count > 0)
            {
                foreach (var broken in _faults.Take(20))
                {
                    await SayAsync("  " + broken);
                }

                return 1;
            }
        }

        await SayAsync($"{_requests} answers, {_does.Kills + _portals} kills, {_settled} open requests settled, writing again after at most {_longestRecovery.TotalSeconds:0.0} s, told after at most {_longestAnswer.TotalSeconds:0.0} s, 0 faults.");
        return 0;
    }

    private void Judge(IEnumerable<Exchange> calls, TimeSpan bound)
    {
        foreach (var call in calls.Where(call => call.Outcome is not null))
        {
            var took = (call.Ended - call.Began).ToTimeSpan();
            _longestAnswer = took > _longestAnswer ? took : _longestAnswer;
            if (took > bound)
            {
                _faults.Add($"{call.Ask} was answered {call.Outcome} after {took.TotalSeconds:0.0} s, and not within {bound.TotalSeconds:0} s.");
            }
        }
    }

    /// <summary>All clients at work, a fault in the middle, and work again after each one: that is the recovery.</summary>
    private async Task UnderLoadAsync(Campaign campaign, int times, Func<Task> fault)
    {
        using var stop = new CancellationTokenSource();
        var load = campaign.RunAsync(Clients, requests: int.MaxValue / 2, stop.Token);
        await DoneSinceAsync(campaign, 300, Instant.MinValue, load, SoakBounds.WritesAgain);
        for (var i = 0; i < times; i++)
        {
            await fault();
            var healed = SystemClock.Instance.GetCurrentInstant();
            await DoneSinceAsync(campaign, 1, healed, load, SoakBounds.WritesAgain);
            _longestRecovery = Longer(_longestRecovery, (SystemClock.Instance.GetCurrentInstant() - healed).ToTimeSpan());
            await Task.Delay(times > 1 ? _dice.Next(100, 600) : 0);
        }

        await DoneSinceAsync(campaign, 200, SystemClock.Instance.GetCurrentInstant(), load, TimeSpan.FromSeconds(60));
        await stop.CancelAsync();
        await load;
    }

    /// <summary>Waits for work that was begun and done after a moment; too little of it in the time given is a fault.</summary>
    private async Task DoneSinceAsync(Campaign campaign, int done, Instant since, Task load, TimeSpan bound)
    {
        var watch = Stopwatch.StartNew();
        while (campaign.Calls.Count(call => call.IsDone && call.Began >= since) < done && !load.IsCompleted)
        {
            if (watch.Elapsed > bound && (done == 1 || watch.Elapsed > TimeSpan.FromSeconds(60)))
            {
                _faults.Add($"Nothing, or less than {done} requests, was done for {watch.Elapsed.TotalSeconds:0} s.");
                return;
            }

            await Task.Delay(20);
        }

        if (load.IsCompleted)
        {
            _faults.Add("The clients stopped working by themselves.");
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task ModelAsync()
    {
        var run = new ModelRun(_portal, _dice.Next());
        _faults.AddRange(await run.RunAsync(1_000));
        _requests += run.Answers.Values.Sum();
    }

    /// <summary>Every connection is held: it is said in time, and over as soon as they are free.</summary>
    private async Task PoolExhaustedAsync(Campaign campaign, Cast cast)
    {
        var held = new List<PortalDbContext>();
        var began = Instant.MaxValue;
        await UnderLoadAsync(campaign, 1, async () =>
        {
            var contexts = _portal.Get<IDbContextFactory<PortalDbContext>>();
            while (held.Count < Connections)
            {
                var context = await contexts.CreateDbContextAsync();
                try
                {
                    await context.Database.OpenConnectionAsync();
                    held.Add(context);
                }
                catch (Npgsql.NpgsqlException)
                {
                    await context.DisposeAsync();
                }
            }

            began = SystemClock.Instance.GetCurrentInstant();
            await Task.Delay(TimeSpan.FromSeconds(6));
            foreach (var context in held)
            {
                await context.DisposeAsync();
            }

            var free = SystemClock.Instance.GetCurrentInstant();
            var watch = Stopwatch.StartNew();
            while (!campaign.Calls.Any(call => call.IsDone && call.Ended > free) && watch.Elapsed < SoakBounds.WritesAgain)
            {
                await Task.Delay(10);
            }

            if (watch.Elapsed > SoakBounds.WritesAgainWithConnection)
            {
                _faults.Add($"R6: nothing was done for {watch.Elapsed.TotalSeconds:0.0} s after connections were free.");
            }
        });
        if (!campaign.Calls.Any(call => call.Outcome is BookingOutcome.TryAgain))
        {
            _faults.Add("R6: nobody was told to try again.");
        }

        Judge(campaign.Calls.Where(call => call.Began >= began && call.Outcome is BookingOutcome.TryAgain), SoakBounds.AnswerWithoutConnection);
    }

    private async Task PortalKilledAsync(Campaign campaign, Cast cast)
    {
        for (var i = 0; i < 3; i++)
        {
            campaign.Add(await OnePortalAsync(cast));
        }

        // Those who were killed answer no more: what they left open is asked for by others.
        if (!campaign.Calls.Any(call => call.IsDone))
        {
            _faults.Add("No portal did anything before it was killed.");
        }
    }

    private async Task<List<Exchange>> OnePortalAsync(Cast cast)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(SoakRun).Assembly.Location);
        }

        start.ArgumentList.Add("portal");
        start.ArgumentList.Add(_dice.Next().ToString(CultureInfo.InvariantCulture));
        start.Environment[PortalProcess.OwnerVariable] = _portal.Owner;
        start.Environment[PortalProcess.ApplicationVariable] = _portal.Application;
        start.Environment[PortalProcess.CastVariable] = PortalProcess.Describe(cast);
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        var reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            }
        });

        // In the middle of its work: after some hundred lines, and a moment more.
        while (Count() < 400 && !process.HasExited)
        {
            await Task.Delay(20);
        }

        await Task.Delay(_dice.Next(10, 800));
        if (process.HasExited)
        {
            _faults.Add($"A portal ended by itself with {process.ExitCode} after {Count()} lines, before it was killed.");
        }
        else
        {
            process.Kill();
            _portals++;
        }

        await process.WaitForExitAsync();
        await reading;
        return PortalProcess.Question(lines, SystemClock.Instance.GetCurrentInstant());

        int Count()
        {
            lock (lines)
            {
                return lines.Count;
            }
        }
    }

    private Task SayAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

    private Task SayAsync(string line) => output.WriteLineAsync(line);
}
