using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Bookings;

public sealed class MyBookingsServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task UpcomingAsync_OwnAndBookedForOthers_EarliestFirst()
    {
        var room = await A.Facility().SaveAsync(portal);
        var owner = await A.Person("Kim Holder").SaveAsync(portal);
        var staff = await A.StaffMember("Sasha Desk").SaveAsync(portal);
        var late = await portal.MustBookAsync(owner, (await portal.SlotAsync(11, 12)).AskFor(room.Id));
        var early = await portal.MustBookAsync(staff, (await portal.SlotAsync(9, 10)).AskFor(room.Id) with { OnBehalfOf = owner.Id });
        await portal.MustBookAsync(await A.Person().SaveAsync(portal), (await portal.SlotAsync(13, 14)).AskFor(room.Id));

        var ofOwner = await ListAsync(owner, mine => mine.UpcomingAsync());
        var ofStaff = await ListAsync(staff, mine => mine.UpcomingAsync());

        Assert.Equal([(early, "Sasha Desk", null), (late, null, null)], ofOwner.Select(one => (one.Id, one.BookedBy, one.Owner)));
        Assert.Equal([(early, null, "Kim Holder")], ofStaff.Select(one => (one.Id, one.BookedBy, one.Owner)));
    }

    [Fact]
    public async Task D9_RunningBooking_IsUpcomingAndOnTop()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var later = await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var now = BookingPortal.Time.QuarterHours.Floor(await portal.NowAsync());
        var running = await portal.MustBookAsync(robin, new BookingRequest(room.Id, now, now + NodaTime.Duration.FromHours(1), "Running", Guid.NewGuid()));

        Assert.Equal([running, later], (await ListAsync(robin, mine => mine.UpcomingAsync())).Select(one => one.Id));
    }

    [Fact]
    public async Task CancelledAsync_CancelledByStaff_SaysWhoAndWhy()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var staff = await A.StaffMember("Sasha Desk").SaveAsync(portal);
        var id = await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.CancelAsync(staff, new CancelRequest(id, Guid.NewGuid(), "The room is flooded"));

        var cancelled = Assert.Single(await ListAsync(robin, mine => mine.CancelledAsync()));

        Assert.Equal(("Sasha Desk", "The room is flooded"), (cancelled.CancelledBy, cancelled.CancellationReason));
        Assert.Empty(await ListAsync(robin, mine => mine.UpcomingAsync()));
    }

    private async Task<IReadOnlyList<MyBooking>> ListAsync(PortalUser person, Func<MyBookingsService, Task<IReadOnlyList<MyBooking>>> ask)
    {
        await using var signedIn = portal.SignIn(person);
        return await ask(signedIn.ServiceProvider.GetRequiredService<MyBookingsService>());
    }
}
