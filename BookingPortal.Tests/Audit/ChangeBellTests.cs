using BookingPortal.Audit;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Audit;

/// <summary>A change that one process announces wakes the others: their naps are the net, not the way.</summary>
public sealed class ChangeBellTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>A guard against hanging, far longer than any nap.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Raise_InAnotherProcess_RingsEachTime()
    {
        await using var node = AnotherNode.Of(portal);
        var (signal, bell) = (portal.Get<ChangeSignal>(), node.Get<ChangeBell>());
        await signal.StartAsync(CancellationToken.None);

        // Once when it begins to listen: what came before.
        await RungAsync(bell);
        for (var change = 0; change < 3; change++)
        {
            var rung = RungAsync(bell);
            signal.Raise();
            await rung;
        }

        await signal.StopAsync(CancellationToken.None);
    }

    private static async Task RungAsync(ChangeBell bell)
    {
        using var hang = new CancellationTokenSource(Patience);
        await bell.WaitAsync(TimeSpan.FromHours(1), hang.Token);
    }
}
