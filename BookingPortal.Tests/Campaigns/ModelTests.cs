using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Campaigns;

/// <summary>The sequential case: every answer is foreseen. The long form is part of <c>./soak</c>.</summary>
public sealed class ModelTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const int Requests = 1500;

    [Theory]
    [InlineData(7)]
    [InlineData(1124)]
    public async Task RandomRequests_OneAfterTheOther_AreAnsweredAsTheModelForesees(int seed)
    {
        var run = new ModelRun(portal, seed);

        var faults = await run.RunAsync(Requests);

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.All(
            ["Booked Confirmed", "Booked Pending", "SlotTaken", "Changed Confirmed", "Changed Pending", "Cancelled", "Restored Confirmed", "Refused",
                "Approved", "Rejected", "NotFound", "NotAllowed", "Stale BookingChanged", "Stale AlreadyCancelled", "Stale NotCancelled", "Stale AlreadyDecided"],
            answer => Assert.True(run.Answers.ContainsKey(answer), $"No request was answered {answer}."));
    }
}
