using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Facilities.Managers;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Facilities;

/// <summary>Giving and taking the rights of delegated managers.</summary>
public sealed class ManagerServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly ManagedArea North = ManagedArea.OfBuilding("Berlin", "North");

    [Fact]
    public async Task GiveAsync_ABuilding_MakesStaffThereAlone_WritesALine_AndSignsOpenPagesOut()
    {
        var (here, there) = await RoomsAsync();
        var (admin, kim, robin) = (await portal.AdminAsync(), await A.Person().SaveAsync(portal), await A.Person().SaveAsync(portal));
        var slot = await portal.SlotAsync(9, 10);

        Assert.IsType<ManagerOutcome.Given>(await AskAsync(admin, managers => managers.GiveAsync(kim.Id, North)));
        Assert.Equal("manager_right_given {\"place\": \"Berlin\", \"building\": \"North\", \"facility_id\": null} " + admin.Id, await LastLineAsync(kim.Id));

        // The page that was open when the right was given: its sign-in is over.
        var forRobin = slot.AskFor(here) with { OnBehalfOf = robin.Id };
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(kim, forRobin, North.ToString()));
        kim.SecurityStamp = (string)(await portal.SqlAsync("SELECT security_stamp FROM users WHERE id = $1", kim.Id))!;
        Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(kim, forRobin, North.ToString()));
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(kim, slot.AskFor(there) with { OnBehalfOf = robin.Id }, North.ToString()));
    }

    [Fact]
    public async Task TakeAsync_WhilePagesAreOpen_NoFurtherWriteIsDone()
    {
        var (here, _) = await RoomsAsync();
        var (admin, robin) = (await portal.AdminAsync(), await A.Person().SaveAsync(portal));
        var kim = await A.Person().Managing(North).SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(11, 12)).AskFor(here));
        var right = Assert.Single((await AskAsync(admin, managers => managers.ListAsync())).Lines, line => line.PersonId == kim.Id);

        Assert.IsType<ManagerOutcome.Taken>(await AskAsync(admin, managers => managers.TakeAsync(right.RightId)));
        Assert.Equal("manager_right_taken {\"place\": \"Berlin\", \"building\": \"North\", \"facility_id\": null} " + admin.Id, await LastLineAsync(kim.Id));
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.CancelAsync(kim, new CancelRequest(booking.Id, Guid.NewGuid(), "Flood"), North.ToString()));
        Assert.Equal(booking, await portal.SeeAsync(robin, booking.Id));

        // Once more: it is gone as it was.
        Assert.IsType<ManagerOutcome.Taken>(await AskAsync(admin, managers => managers.TakeAsync(right.RightId)));
    }

    [Fact]
    public async Task GiveAsync_TwoAdminsAtOnce_OneRightAndOneLine()
    {
        await RoomsAsync();
        var kim = await A.Person().SaveAsync(portal);
        var admins = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => portal.AdminAsync()));

        var given = await Task.WhenAll(admins.Select(admin => Task.Run(() => AskAsync(admin, managers => managers.GiveAsync(kim.Id, North)))));

        Assert.Single(given.Select(outcome => Assert.IsType<ManagerOutcome.Given>(outcome).RightId).Distinct());
        Assert.Equal(1L, await portal.SqlAsync("SELECT count(*) FROM admin_audit_log WHERE subject = 'person' AND subject_id = $1", $"{kim.Id}"));
    }

    [Fact]
    public async Task GiveAsync_NobodyNowhereOrTooMuch_IsSaidAndNotDone()
    {
        var (here, _) = await RoomsAsync();
        var admin = await portal.AdminAsync();
        var full = await A.Person().Managing(Enumerable.Range(0, ManagerService.MostRights).Select(one => ManagedArea.OfPlace($"Town {one}"))).SaveAsync(portal);

        Assert.IsType<ManagerOutcome.NoSuchPerson>(await AskAsync(admin, managers => managers.GiveAsync(int.MaxValue, North)));
        foreach (var nowhere in new[] { ManagedArea.OfPlace("Nowhere"), ManagedArea.OfBuilding("Berlin", "Nowhere"), ManagedArea.OfFacility(int.MaxValue) })
        {
            Assert.IsType<ManagerOutcome.NoSuchArea>(await AskAsync(admin, managers => managers.GiveAsync(full.Id, nowhere)));
        }

        Assert.IsType<ManagerOutcome.TooMany>(await AskAsync(admin, managers => managers.GiveAsync(full.Id, ManagedArea.OfFacility(here))));
        Assert.Equal(full.SecurityStamp, await portal.SqlAsync("SELECT security_stamp FROM users WHERE id = $1", full.Id));
    }

    [Fact]
    public async Task ListAsync_AnAreaThatNoRoomHasAnyMore_IsShownAsCoveringNothing()
    {
        var (here, _) = await RoomsAsync();
        var admin = await portal.AdminAsync();
        var kim = await A.Person("Kim Caretaker").Managing(ManagedArea.OfFacility(here), ManagedArea.OfPlace("Sold last year")).SaveAsync(portal);

        var lines = (await AskAsync(admin, managers => managers.ListAsync())).Lines.Where(line => line.PersonId == kim.Id).ToDictionary(line => line.Area);

        Assert.Equal((1, true), (lines[ManagedArea.OfFacility(here)].Facilities, lines[ManagedArea.OfFacility(here)].Facility?.StartsWith("Aurora", StringComparison.Ordinal)));
        Assert.Equal(0, lines[ManagedArea.OfPlace("Sold last year")].Facilities);
    }

    private async Task<(int Here, int There)> RoomsAsync() => (
        (await A.Facility().In("Berlin", "UTC").InBuilding("North").SaveAsync(portal)).Id,
        (await A.Facility().In("Berlin", "UTC").InBuilding("South").SaveAsync(portal)).Id);

    private Task<T> AskAsync<T>(PortalUser admin, Func<ManagerService, Task<T>> ask) =>
        portal.AskAsync(admin, services => ask(services.GetRequiredService<ManagerService>()));

    private Task<object?> LastLineAsync(int person) => portal.SqlAsync(
        "SELECT concat_ws(' ', action, coalesce(new_values, old_values)::text, changed_by) FROM admin_audit_log WHERE subject = 'person' AND subject_id = $1 ORDER BY id DESC LIMIT 1", $"{person}");
}
