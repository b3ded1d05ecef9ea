using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Database;

/// <summary>The faults D9 and D14 of the seed (who sees which booking) stay mended.</summary>
public sealed class SeedAccessTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string QuarterNow = "date_bin('15 minutes', now(), '2000-01-01 00:00+00')";

    [Fact]
    public async Task D9_RunningAndPendingBookings_AreUpcoming()
    {
        var room = (await A.Facility().SaveAsync(portal)).Id;
        var robin = await A.Person().SaveAsync(portal);
        var yesterday = ("created_at", "now() - interval '1 day'");
        var pending = await portal.BookAsync(room, robin.Id, also: ("status", "'pending'"));
        var running = await portal.BookAsync(
            room, robin.Id, $"({QuarterNow} - interval '30 minutes')", $"({QuarterNow} + interval '30 minutes')", yesterday);
        await portal.BookAsync(room, robin.Id, $"({QuarterNow} - interval '2 hours')", $"({QuarterNow} - interval '1 hour')", yesterday);
        await portal.BookAsync(
            room, robin.Id, "2099-03-05 09:00+00", "2099-03-05 10:00+00",
            ("status", "'cancelled'"), ("cancelled_at", "now()"), ("cancelled_by", $"{robin.Id}"));
        await using var signedIn = portal.SignIn(robin);

        var upcoming = await signedIn.ServiceProvider.GetRequiredService<MyBookingsService>().UpcomingAsync();

        Assert.Equal([running, pending], upcoming.Select(booking => booking.Id));
    }

    [Fact]
    public async Task D14_PrivateBooking_IsSeenByOwnerProxyAndStaffAndBusyForOthers()
    {
        var room = (await A.Facility().SaveAsync(portal)).Id;
        var owner = await A.Person().SaveAsync(portal);
        var proxy = await A.Person("Kim Example").SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var other = await A.Person("Lou Example").SaveAsync(portal);
        var booking = await portal.BookAsync(room, owner.Id, also: [("created_by", $"{proxy.Id}"), ("is_private", "true")]);

        Assert.Equal((booking, "Review"), await SeenAsync(room, owner));
        Assert.Equal((booking, "Review"), await SeenAsync(room, proxy));
        Assert.Equal((booking, "Review"), await SeenAsync(room, staff, isStaff: true));
        Assert.Equal((null, null), await SeenAsync(room, other));
    }

    [Fact]
    public async Task D14_BookingMadeForSomebodyElse_IsAmongTheBookingsOfBothAndOfNobodyElse()
    {
        var room = (await A.Facility().SaveAsync(portal)).Id;
        var owner = await A.Person().SaveAsync(portal);
        var proxy = await A.Person("Kim Example").SaveAsync(portal);
        var booking = await portal.BookAsync(room, owner.Id, also: ("created_by", $"{proxy.Id}"));

        Assert.Equal([booking], await MineAsync(owner));
        Assert.Equal([booking], await MineAsync(proxy));
        Assert.Empty(await MineAsync(await A.Person("Lou Example").SaveAsync(portal)));
    }

    private async Task<(long? Id, string? Title)> SeenAsync(int room, PortalUser person, bool isStaff = false)
    {
        var day = new TimeSlot(Instant.FromUtc(2099, 3, 4, 0, 0), Instant.FromUtc(2099, 3, 5, 0, 0));
        var viewer = new Viewer(person.Id, person.FullName, null, isStaff, IsAdmin: false, person.SecurityStamp!);
        var seen = Assert.Single(await portal.Get<BusyTimes>().OfAsync([room], day, viewer));
        return (seen.BookingId, seen.Title);
    }

    private async Task<IEnumerable<long>> MineAsync(PortalUser person)
    {
        await using var signedIn = portal.SignIn(person);
        return (await signedIn.ServiceProvider.GetRequiredService<MyBookingsService>().UpcomingAsync()).Select(booking => booking.Id);
    }
}
