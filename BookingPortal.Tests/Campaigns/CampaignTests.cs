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
                typeof(BookingOutcome.Approved), typeof(BookingOutcome.SlotTaken), typeof(BookingOutcome.Stale),
            },
            outcome => Assert.Contains(campaign.Calls, call => call.Outcome!.GetType() == outcome));
        Assert.DoesNotContain(campaign.Calls, call => call.Outcome is BookingOutcome.NotAllowed or BookingOutcome.KeyReused or BookingOutcome.StillChecking);
    }
}
