using System.Diagnostics;
using BookingPortal.Database;
using BookingPortal.Tests.Browser;
using BookingPortal.Tests.Campaigns;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Soak;

/// <summary>What is done to the portal and its database. What could not be done is a fault of the run: it would have proven nothing.</summary>
/// <param name="tell">Told each fault in a sentence.</param>
internal sealed class SoakFaults(OwnPortal portal, Random dice, Action<string> tell)
{
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
    /// The program itself, as people start it, under load beside the services: killed while it answers pages, started
    /// again, and ready in time. What it books goes through circuits, which only a browser opens (RestartTests); the
    /// services that are killed in the middle of booking are those of <see cref="PortalProcess"/>.
    /// </summary>
    internal async Task KillProgramAsync()
    {
        var application = portal.As(DatabaseRoles.Application) + ";Maximum Pool Size=10";
        await using (var program = await RunningPortal.StartAsync(portal.Owner, application))
        {
            using var client = new HttpClient { BaseAddress = program.Address };
            var pages = Enumerable.Range(0, 8).Select(_ => AskAsync(client)).ToList();
            await Task.Delay(dice.Next(500, 1500));
            if (pages.Any(page => page.IsCompleted))
            {
                tell("The program did not answer its pages before it was killed.");
            }

            await program.KillAsync();
            var asked = (await Task.WhenAll(pages)).Sum();
            if (asked == 0)
            {
                tell("The program was killed before it had answered one page.");
            }
        }

        Kills++;
        var watch = Stopwatch.StartNew();
        await using var again = await RunningPortal.StartAsync(portal.Owner, application);
        if (watch.Elapsed > SoakBounds.Ready)
        {
            tell($"R1: the program was ready after {watch.Elapsed.TotalSeconds:0.0} s.");
        }
    }

    /// <summary>Until it is refused; how often it was answered.</summary>
    private static async Task<int> AskAsync(HttpClient client)
    {
        for (var answered = 0; ; answered++)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                response.EnsureSuccessStatusCode();
            }
            catch (HttpRequestException)
            {
                return answered;
            }
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
