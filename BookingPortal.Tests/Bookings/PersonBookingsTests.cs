using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using BookingPortal.Bookings;
using BookingPortal.Bookings.Leaving;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Bookings;

/// <summary>Somebody leaves: the bookings to come are kept, cancelled with a word to their owner, or handed over.</summary>
public sealed class PersonBookingsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Why = "Robin has left";

    [Fact]
    public async Task Settle_Cancel_EndsWhatHasNotBegunAndNothingElse()
    {
        var (admin, robin, room) = await SceneAsync();
        var running = await portal.RunningAsync(robin, room, 30, 60);
        var coming = await HoldAsync(robin, room, 3);

        var settled = await SettleAsync(admin, robin, new FutureChoice.Cancel(Why));

        Assert.Equal(new Settled(3, 0, 0), settled);
        Assert.Equal(3L, await portal.SqlAsync(
            "SELECT count(*) FROM bookings b JOIN booking_audit_log l ON l.booking_id = b.id AND l.action = 'admin_cancelled' AND l.reason = $1 AND l.changed_by = $2 WHERE b.id = ANY($3)",
            Why, admin.Id, coming.ToArray()));
        Assert.Equal("confirmed", await portal.SqlAsync("SELECT status::text FROM bookings WHERE id = $1", running.Id));
        Assert.Equal(new Settled(0, 0, 0), await SettleAsync(admin, robin, new FutureChoice.Cancel(Why)));
    }

    [Fact]
    public async Task Settle_HandOver_GivesThemToSomebody_AlsoAfterThePersonWasLocked()
    {
        var (admin, robin, room) = await SceneAsync();
        var heir = await A.Person("Hana Heir").SaveAsync(portal);
        await HoldAsync(robin, room, 3);
        Assert.IsType<PersonOutcome.Saved>(await AskAsync(admin, services => services.GetRequiredService<PersonService>().SaveAsync(new PersonChange.Leave(robin.Id))));

        Assert.Equal(3, await AskAsync(admin, services => services.GetRequiredService<PersonBookings>().CountToComeAsync(robin.Id)));
        Assert.Equal(new Settled(0, 3, 0), await SettleAsync(admin, robin, new FutureChoice.HandOver(heir.Id, Why)));

        Assert.Equal(3, (await ListAsync(admin, heir, BookingKind.Upcoming)).Count);
        Assert.Equal(3, (await ListAsync(admin, robin, BookingKind.Cancelled)).Count);
        Assert.Equal((0, 0), (await portal.OverlapsAsync(), await portal.AuditFaultsAsync()));
    }

    [Fact]
    public async Task Settle_Keep_ChangesNothing_AndTheListShowsThem()
    {
        var (admin, robin, room) = await SceneAsync();
        await HoldAsync(robin, room, 2);

        Assert.Equal(new Settled(0, 0, 2), await SettleAsync(admin, robin, new FutureChoice.Keep()));

        var list = await ListAsync(admin, robin, BookingKind.Upcoming);
        Assert.Equal(2, list.Count);
        Assert.True(list.Bookings[0].Slot.Start < list.Bookings[1].Slot.Start);
    }

    private async Task<(PortalUser Admin, PortalUser Robin, int Room)> SceneAsync() => (
        await A.Person("Ada Min").With(RoleNames.Admin).SaveAsync(portal), await A.Person("Robin Leaving").SaveAsync(portal), (await A.Facility().SaveAsync(portal)).Id);

    private async Task<List<long>> HoldAsync(PortalUser person, int room, int count)
    {
        var ids = new List<long>();
        for (var day = 0; day < count; day++)
        {
            ids.Add(await portal.MustBookAsync(person, (await portal.SlotAsync(9, 10, daysAhead: 3 + day)).AskFor(room)));
        }

        return ids;
    }

    private Task<Settled> SettleAsync(PortalUser admin, PortalUser person, FutureChoice choice) =>
        AskAsync(admin, services => services.GetRequiredService<PersonBookings>().SettleAsync(person.Id, choice));

    private Task<PersonBookingList> ListAsync(PortalUser admin, PortalUser person, BookingKind kind) =>
        AskAsync(admin, services => services.GetRequiredService<PersonBookings>().ListAsync(person.Id, kind));

    private async Task<T> AskAsync<T>(PortalUser admin, Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = portal.SignIn(admin, RoleNames.Admin, RoleNames.Staff);
        return await ask(scope.ServiceProvider);
    }
}
