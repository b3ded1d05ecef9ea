using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BookingPortal.Tests.Campaigns;

/// <summary>The database dies, freezes, goes away and comes back under load. The long form is <c>./soak</c>.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private OwnPortal _portal = null!;
    private Cast _cast = null!;

    public async Task InitializeAsync()
    {
        _portal = await OwnPortal.StartAsync();
        _cast = await Cast.AssembleAsync(_portal, people: 16, rooms: 4);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task R2_KilledUnderLoadTwice_NothingAcknowledgedIsLostAndThePortalGoesOn()
    {
        var campaign = new Campaign(_portal, _cast, seed: 2);
        await UnderLoadAsync(campaign, () => _portal.KillBackendAsync());
        await UnderLoadAsync(campaign, () => _portal.KillServerAsync());

        // The same services, no restart: bookings go on.
        await campaign.RunAsync(clients: 8, requests: 100);
        await campaign.SettleAsync();

        Assert.Empty(await campaign.FaultsAsync());
        Assert.Contains(campaign.Calls.TakeLast(100), call => call.IsDone);
    }

    [Fact]
    public async Task R4_FrozenAtCommit_IsStillCheckingOrDoneAndSettledAfterTheThaw()
    {
        // Every commit waits for a standby that never comes: written, but neither seen nor answered.
        await ConfigureAsync("synchronous_standby_names", "'nobody'");
        var campaign = new Campaign(_portal, _cast, seed: 4);
        await campaign.RunAsync(clients: 6, requests: 6);
        var frozen = campaign.Calls.ToList();
        await ConfigureAsync("synchronous_standby_names", "''");

        Assert.Contains(frozen, call => call.IsDone || call.IsOpen);
        Assert.All(frozen, call => Assert.True(
            (call.Ended - call.Began).TotalSeconds < 12, $"{call.Ask.Verb} was answered after {call.Ended - call.Began}."));
        await campaign.SettleAsync();
        Assert.Empty(await campaign.FaultsAsync());
    }

    [Fact]
    public async Task R3_AwayForAWhile_IsSaidAndWorksAgainAfterwards()
    {
        var campaign = new Campaign(_portal, _cast, seed: 3);
        await UnderLoadAsync(campaign, () => _portal.StopForAsync(TimeSpan.FromSeconds(1)));

        Assert.Contains(campaign.Calls, call => call.Outcome is BookingOutcome.TryAgain or BookingOutcome.StillChecking);
        await campaign.RunAsync(clients: 8, requests: 50);
        await campaign.SettleAsync();
        Assert.Empty(await campaign.FaultsAsync());
    }

    [Fact]
    public async Task R5_ConnectionsCutThirtyTimes_NobodyIsToldAWrongThing()
    {
        var campaign = new Campaign(_portal, _cast, seed: 5);
        await UnderLoadAsync(campaign, async () =>
        {
            for (var cut = 0; cut < 30; cut++)
            {
                await _portal.CutConnectionsAsync();
            }
        });

        await campaign.SettleAsync();
        Assert.Empty(await campaign.FaultsAsync());
    }

    [Fact]
    public async Task R5_NetworkCutAtCommitThirtyTimes_NobodyIsToldAWrongThing()
    {
        await using var portal = await OwnPortal.StartAsync(withNetwork: true);
        var campaign = new Campaign(portal, await Cast.AssembleAsync(portal, people: 16, rooms: 4), seed: 55);
        await UnderLoadAsync(campaign, async () =>
        {
            var holes = Enumerable.Range(0, 3).Select(_ => portal.Network.CutNextWriteAsync(Cut.BlackHole)).ToList();
            for (var cut = 0; cut < 30; cut++)
            {
                await portal.Network.CutNextWriteAsync((Cut)(cut % 3)).WaitAsync(TimeSpan.FromMinutes(1));
            }

            await Task.WhenAll(holes);
        });
        Assert.Contains(campaign.Calls, call => call.Outcome is BookingOutcome.StillChecking);
        await campaign.SettleAsync();

        Assert.Empty(await campaign.FaultsAsync());
    }

    [Fact]
    public async Task R6_PoolExhausted_IsSaidAndOverAsSoonAsOneIsFree()
    {
        var contexts = _portal.Get<IDbContextFactory<PortalDbContext>>();
        var held = new List<PortalDbContext>();
        for (var i = 0; i < 40; i++)
        {
            held.Add(await contexts.CreateDbContextAsync());
            await held[^1].Database.OpenConnectionAsync();
        }

        var ask = new Ask(Verb.Book, 1, Guid.NewGuid())
        {
            FacilityId = _cast.Rooms[0].Id,
            Start = _cast.Quarter(0).ToUnixTimeTicks(),
            End = _cast.Quarter(4).ToUnixTimeTicks(),
            Title = "Crowded",
        };
        await using var signedIn = _cast.SignIn(_portal, 1);
        var bookings = signedIn.ServiceProvider.GetRequiredService<BookingService>();

        Assert.IsType<BookingOutcome.TryAgain>(await ask.SendAsync(bookings));
        await held[0].DisposeAsync();
        Assert.IsType<BookingOutcome.Booked>(await ask.SendAsync(bookings));
        foreach (var context in held)
        {
            await context.DisposeAsync();
        }
    }

    /// <summary>Twelve clients at work, the fault in the middle of it, and then a little more work.</summary>
    private static async Task UnderLoadAsync(Campaign campaign, Func<Task> fault)
    {
        using var stop = new CancellationTokenSource();
        var before = campaign.Calls.Count;
        var load = campaign.RunAsync(clients: 12, requests: 1_000_000, stop.Token);
        await WaitForCallsAsync(before + 60);
        await fault();
        await WaitForCallsAsync(campaign.Calls.Count + 60);
        await stop.CancelAsync();
        await load;

        async Task WaitForCallsAsync(int count)
        {
            while (campaign.Calls.Count < count && !load.IsCompleted)
            {
                await Task.Delay(10);
            }
        }
    }

    private async Task ConfigureAsync(string setting, string value)
    {
        var super = _portal.As(EmbeddedPostgres.Superuser);
        await Sql.ScalarAsync(super, $"ALTER SYSTEM SET {setting} = {value}");
        await Sql.ScalarAsync(super, "SELECT pg_reload_conf()");

        // The setting holds where the first process has read it.
        while (!Equals(await Sql.ScalarAsync(super + ";Pooling=false", $"SHOW {setting}"), value.Trim('\'')))
        {
        }
    }
}
