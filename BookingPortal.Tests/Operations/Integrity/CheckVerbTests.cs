using BookingPortal.Accounts;
using BookingPortal.Operations.Integrity;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Operations.Integrity;

/// <summary>The verb <c>check</c>: its exit code is the answer.</summary>
public sealed class CheckVerbTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Run_EveryPromiseKept_Is0_AndOneBroken_Is1()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var id = await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await using var services = new ServiceCollection().AddSingleton(portal.Get<IntegrityCheck>()).BuildServiceProvider();

        Assert.Equal(0, await CheckVerb.RunAsync(services, []));
        await portal.SqlAsync("UPDATE bookings SET title = 'Past the portal' WHERE id = $1", id);
        Assert.Equal(1, await CheckVerb.RunAsync(services, []));
        await portal.SqlAsync("UPDATE bookings SET title = 'Standup' WHERE id = $1", id);
        Assert.Equal(0, await CheckVerb.RunAsync(services, []));
    }
}
