using BookingPortal.Bookings;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Campaigns;

/// <summary>The small form of the campaigns of <c>./soak</c>.</summary>
public sealed class CampaignTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task S1_32ClientsDoWhatComesToMind_NobodyOverlapsAndEverybodyIsToldTheTruth()
    {
        var campaign = new Campaign(portal, await Cast.AssembleAsync(portal, people: 32, rooms: 5), seed: 20261124);

        for (var round = 0; round < 3; round++)
        {
            await campaign.RunAsync(clients: 32, requests: 500);
            Assert.Empty(await campaign.FaultsAsync());
        }

        Assert.All(
            new[]
            {
                typeof(BookingOutcome.Booked), typeof(BookingOutcome.Changed), typeof(BookingOutcome.Cancelled), typeof(BookingOutcome.Restored),
                typeof(BookingOutcome.Approved), typeof(BookingOutcome.SlotTaken), typeof(BookingOutcome.Stale), typeof(BookingOutcome.Refused),
            },
            outcome => Assert.Contains(campaign.Calls, call => call.Outcome!.GetType() == outcome));
        Assert.All(Enum.GetValues<Verb>(), verb => Assert.Contains(campaign.Calls, call => call.Ask.Verb == verb && (call.IsDone || verb == Verb.Reject)));
        Assert.Contains(campaign.Calls, call => call.IsDone && call.Ask.OnBehalfOf != 0);
        Assert.Contains(campaign.Calls, call => call.IsDone && call.Ask.SetsRulesAside);
        Assert.Equal(0, campaign.Calls.Count(call => call.Outcome is BookingOutcome.KeyReused or BookingOutcome.StillChecking
            || (call.Outcome is BookingOutcome.NotAllowed && call.Ask.Verb != Verb.Restore)));
    }
}
