using System.Diagnostics;
using System.Runtime.CompilerServices;
using BookingPortal.Database;
using BookingPortal.Tests.Browser;
using BookingPortal.Tests.Campaigns;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Soak;

/// <summary>What is done to the portal and its database. What could not be done is a fault of the run: it would have proven nothing.</summary>
/// <param name="tell">Told each fault in a sentence.</param>
internal sealed class SoakFaults(OwnPortal portal, Action<string> tell)
{
    private const int EnoughPages = 100;

    /// <summary>How many processes were killed; each is known to be gone.</summary>
    internal int Kills { get; private set; }

    internal async Task KillBackendAsync()
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            if (await portal.KillBackendAsync())
            {
                Kills++;
                return;
            }

            await Task.Delay(100);
        }

        tell("No backend could be killed.");
    }

    internal async Task KillServerAsync()
    {
        await portal.KillServerAsync();
        Kills++;
    }

    /// <summary>
    /// The program itself, as people start it: killed in the middle of answering eight callers, started again, and ready
    /// in time. Nobody else works meanwhile: with the program its load dies too. What it books goes through circuits, which
    /// only a browser opens (RestartTests); killed in the middle of booking are the services of <see cref="PortalProcess"/>.
    /// </summary>
    internal async Task KillProgramAsync()
    {
        var application = portal.As(DatabaseRoles.Application) + ";Maximum Pool Size=10";
        await using (var program = await RunningPortal.StartAsync(portal.Owner, application))
        {
            using var client = new HttpClient { BaseAddress = program.Address };
            var answered = new StrongBox<int>();
            var callers = Enumerable.Range(0, 8).Select(_ => AskAsync(client, answered)).ToList();
            for (var watch = Stopwatch.StartNew(); Volatile.Read(ref answered.Value) < EnoughPages && watch.Elapsed < TimeSpan.FromMinutes(1);)
            {
                await Task.Delay(20);
            }

            if (answered.Value < EnoughPages || callers.Exists(caller => caller.IsCompleted))
            {
                tell($"The program answered {answered.Value} pages and no more, before it was killed.");
            }

            await program.KillAsync();
            await Task.WhenAll(callers);
        }

        Kills++;
        var began = Stopwatch.StartNew();
        await using var again = await RunningPortal.StartAsync(portal.Owner, application);
        if (began.Elapsed > SoakBounds.Ready)
        {
            tell($"R1: the program was ready after {began.Elapsed.TotalSeconds:0.0} s.");
        }
    }

    /// <summary>Until it is refused.</summary>
    private static async Task AskAsync(HttpClient client, StrongBox<int> answered)
    {
        try
        {
            while (true)
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                response.EnsureSuccessStatusCode();
                Interlocked.Increment(ref answered.Value);
            }
        }
        catch (HttpRequestException)
        {
            // It was killed.
        }
    }

    internal static Task CutAtCommitAsync(CutProxy network) => Task.WhenAll(
        Enumerable.Range(0, 20).Select(cut => network.CutNextWriteAsync((Cut)(cut % 4))));

    internal async Task CommitFrozenAsync()
    {
        await ConfigureAsync("'nobody'");
        await Task.Delay(TimeSpan.FromSeconds(8));
        await ConfigureAsync("''");
    }

    private async Task ConfigureAsync(string standby)
    {
        var super = portal.As(EmbeddedPostgres.Superuser);
        await Sql.ScalarAsync(super, $"ALTER SYSTEM SET synchronous_standby_names = {standby}");
        await Sql.ScalarAsync(super, "SELECT pg_reload_conf()");
    }
}
