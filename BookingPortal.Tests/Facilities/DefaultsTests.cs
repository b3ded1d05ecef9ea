using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using static BookingPortal.Tests.Facilities.AdminDeskScene;

namespace BookingPortal.Tests.Facilities;

/// <summary>The organisation's limits: a database of its own, because they hold for every room in it.</summary>
public sealed class DefaultsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task SetDefaults_HoldsForEveryRoomAtOnce_BreaksWhatIsLonger_AndIsStaleForTheSecond()
    {
        var (admin, robin) = (await portal.AdminAsync(), await A.Person().SaveAsync(portal));
        var room = await portal.MustAddAsync(admin, Room("Limited"));
        var own = await portal.MustAddAsync(admin, Room("Of its own") with { Longest = 600 });
        var longer = await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 12)).AskFor(room));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 12)).AskFor(own));
        var change = new FacilityChange.SetDefaults(new DefaultsFields(), new DefaultsFields { Longest = 120 });

        Assert.Equal([longer], (await portal.AffectedAsync(admin, change)).Bookings.Select(one => one.Id));
        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, change));
        Assert.IsType<FacilityOutcome.Saved>(await portal.SaveAsync(admin, change));

        Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(robin, (await portal.SlotAsync(14, 17)).AskFor(room)));
        var stale = Assert.IsType<FacilityOutcome.Stale>(await portal.SaveAsync(
            admin, new FacilityChange.SetDefaults(new DefaultsFields(), new DefaultsFields { Shortest = 30 })));
        Assert.Equal(new FacilityDifference(FacilityField.Longest, null, "120"), Assert.Single(stale.Since));
        Assert.Equal("""{"longest": 120}""", await portal.SqlAsync("SELECT new_values::text FROM admin_audit_log WHERE subject = 'booking_defaults'"));
    }
}
