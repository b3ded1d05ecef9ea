using BookingPortal.Accounts;
using BookingPortal.Operations.Integrity;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Operations.Integrity;

/// <summary>The seed's table of conflicts by day, as corrected.</summary>
public sealed class ConflictMonitorTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task LastDaysAsync_TwoShareTimeAndOneWaitsForApproval_BothAreCounted()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(10, 11)).AskFor(room.Id));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(13, 14)).AskFor(room.Id));
        var monitor = portal.Get<ConflictMonitor>();

        var whole = await monitor.LastDaysAsync();
        Assert.Equal(7, whole.Count);
        Assert.Equal(((await portal.NowAsync()).InUtc().Date, 3L, 0L), (whole[0].Day, whole[0].Bookings, whole[0].Conflicts));
        Assert.All(whole.Skip(1), day => Assert.Equal((0L, 0L), (day.Bookings, day.Conflicts)));

        await portal.SqlAsync("ALTER TABLE bookings DROP CONSTRAINT booking_no_overlap");
        await portal.BookAsync(room.Id, robin.Id, (await portal.SlotAsync(9.5, 10)).Start.ToString(), (await portal.SlotAsync(9.5, 10)).End.ToString(), ("status", "'pending'"));

        var broken = await monitor.LastDaysAsync(1);
        Assert.Equal((4L, 2L), (Assert.Single(broken).Bookings, broken[0].Conflicts));
    }
}
