using System.Diagnostics;
using System.Globalization;
using BookingPortal.Database;
using BookingPortal.Tests.Campaigns;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Soak;

/// <summary>
/// Rounds of load, each with one fault in the middle of it, on a PostgreSQL of its own. After each round every open
/// request is asked for, all invariants are checked, and what clients were told is held against the history. It stops at
/// the first broken promise.
/// </summary>
internal sealed class SoakRun(TimeSpan time, int seed, TextWriter output)
{
    private const int Clients = 32;

    private readonly Random _dice = new(seed);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private OwnPortal _portal = null!;
    private int _kills;
    private long _requests;
    private int _settled;
    private TimeSpan _longestRecovery;

    internal async Task<int> RunAsync()
    {
        await SayAsync($"Soak of {time.TotalMinutes:0} minutes, seed {seed}, {Clients} clients.");
        await using var portal = await OwnPortal.StartAsync();
        _portal = portal;
        try
        {
            return await RoundsAsync(portal);
        }
        catch
        {
            await SayAsync($"The run itself failed. The end of the server's log:{Environment.NewLine}{string.Join(Environment.NewLine, portal.EndOfLog())}");
            throw;
        }
    }

    private async Task<int> RoundsAsync(OwnPortal portal)
    {
        (string Name, Func<Campaign, Cast, Task> Fault)[] rounds =
        [
            ("no fault", (campaign, _) => campaign.RunAsync(Clients, requests: 3_000)),
            ("backend killed 3 times", (campaign, _) => UnderLoadAsync(campaign, () => RepeatAsync(3, KillBackendAsync))),
            ("portal killed 3 times", PortalKilledAsync),
            ("server killed 2 times", (campaign, _) => UnderLoadAsync(campaign, () => RepeatAsync(2, KillServerAsync))),
            ("connections cut 50 times", (campaign, _) => UnderLoadAsync(campaign, () => RepeatAsync(50, portal.CutConnectionsAsync))),
            ("server frozen for 7 s", (campaign, _) => UnderLoadAsync(campaign, () => portal.FreezeAsync(TimeSpan.FromSeconds(7)))),
            ("frozen at commit for 8 s", (campaign, _) => UnderLoadAsync(campaign, CommitFrozenAsync)),
            ("server away for 30 s", (campaign, _) => UnderLoadAsync(campaign, () => portal.StopForAsync(TimeSpan.FromSeconds(30)))),
        ];
        for (var round = 0; _watch.Elapsed < time || round == 0; round++)
        {
            var (name, fault) = rounds[round % rounds.Length];
            var cast = await Cast.AssembleAsync(portal, people: Clients, rooms: 8);
            var campaign = new Campaign(portal, cast, _dice.Next());
            await fault(campaign, cast);
            var settled = await campaign.SettleAsync();
            var faults = await campaign.FaultsAsync();
            _requests += campaign.Calls.Count;
            _settled += settled;
            await SayAsync($"{_watch.Elapsed:hh\\:mm\\:ss}  round {round + 1}, {name}: {campaign.Calls.Count} answers ({campaign.Figures()}); {settled} open ones settled; {faults.Count} faults");
            if (faults.Count > 0)
            {
                foreach (var broken in faults.Take(20))
                {
                    await SayAsync("  " + broken);
                }

                return 1;
            }
        }

        await SayAsync($"{_requests} answers, {_kills} kills, {_settled} open requests settled, writing again after at most {_longestRecovery.TotalSeconds:0.0} s, 0 faults.");
        return 0;
    }

    /// <summary>All clients at work, the fault in the middle, and work again afterwards: that is the recovery.</summary>
    private async Task UnderLoadAsync(Campaign campaign, Func<Task> fault)
    {
        using var stop = new CancellationTokenSource();
        var load = campaign.RunAsync(Clients, requests: int.MaxValue / 2, stop.Token);
        await UntilDoneAsync(campaign, 300, load);
        await fault();
        var healed = Stopwatch.StartNew();
        await UntilDoneAsync(campaign, campaign.Calls.Count(call => call.IsDone) + 1, load);
        _longestRecovery = healed.Elapsed > _longestRecovery ? healed.Elapsed : _longestRecovery;
        await UntilDoneAsync(campaign, campaign.Calls.Count(call => call.IsDone) + 200, load);
        await stop.CancelAsync();
        await load;
    }

    private static async Task UntilDoneAsync(Campaign campaign, int done, Task load)
    {
        var watch = Stopwatch.StartNew();
        while (campaign.Calls.Count(call => call.IsDone) < done && !load.IsCompleted && watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            await Task.Delay(50);
        }
    }

    private async Task RepeatAsync(int times, Func<Task> fault)
    {
        for (var i = 0; i < times; i++)
        {
            await fault();
            await Task.Delay(_dice.Next(200, 1500));
        }
    }

    private async Task KillBackendAsync()
    {
        await _portal.KillBackendAsync();
        _kills++;
    }

    private async Task KillServerAsync()
    {
        await _portal.KillServerAsync();
        _kills++;
    }

    private async Task CommitFrozenAsync()
    {
        await ConfigureAsync("'nobody'");
        await Task.Delay(TimeSpan.FromSeconds(8));
        await ConfigureAsync("''");
    }

    private async Task ConfigureAsync(string standby)
    {
        var super = _portal.As(EmbeddedPostgres.Superuser);
        await Sql.ScalarAsync(super, $"ALTER SYSTEM SET synchronous_standby_names = {standby}");
        await Sql.ScalarAsync(super, "SELECT pg_reload_conf()");
    }

    private async Task PortalKilledAsync(Campaign campaign, Cast cast)
    {
        for (var i = 0; i < 3; i++)
        {
            campaign.Add(await OnePortalAsync(cast));
            _kills++;
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
        process.Kill();
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
