using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Availability;

public sealed class AvailabilityServiceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task DayAsync_HeldRoom_ShowsBusyAndWhatIsLeft()
    {
        var room = await A.Facility().Open(480, 1080).SaveAsync(portal);
        await portal.MustBookAsync(await A.Person("Kim Holder").SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id, "Secret plans"));

        var row = await RowAsync(room.Id);

        var held = Assert.Single(row.Busy);
        Assert.Equal(("Kim Holder", null, null, false), (held.Person, held.Title, held.BookingId, held.IsMine));
        Assert.Equal([await portal.SlotAsync(8, 9), await portal.SlotAsync(10, 18)], row.Free);
    }

    [Fact]
    public async Task S20_PrivateBooking_TellsColleaguesNothing()
    {
        var room = await A.Facility().SaveAsync(portal);
        var owner = await A.Person("Kim Holder").SaveAsync(portal);
        await portal.MustBookAsync(owner, (await portal.SlotAsync(9, 10)).AskFor(room.Id, "Secret plans") with { IsPrivate = true });

        var seen = Assert.Single((await RowAsync(room.Id)).Busy);
        Assert.Equal((null, null, null), (seen.Person, seen.Title, seen.BookingId));

        var own = Assert.Single((await RowAsync(room.Id, owner)).Busy);
        Assert.Equal(("Kim Holder", "Secret plans", true), (own.Person, own.Title, own.IsMine));

        var taken = Assert.IsType<BookingOutcome.SlotTaken>(
            await portal.BookAsync(await A.Person().SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id)));
        Assert.Equal((null, null), (Assert.Single(taken.By).Person, taken.By[0].Title));
    }

    [Fact]
    public async Task DayAsync_BuffersOfTheNextBooking_AreNotFree()
    {
        var room = await A.Facility().Open(480, 1080).WithBuffers(15, 15).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        await portal.MustBookAsync(robin, (await portal.SlotAsync(10, 11)).AskFor(room.Id));

        var free = (await RowAsync(room.Id)).Free;

        Assert.Equal([await portal.SlotAsync(8, 9.5), await portal.SlotAsync(11.5, 18)], free);
        await portal.MustBookAsync(robin, free[0].AskFor(room.Id));
        await portal.MustBookAsync(robin, free[1].AskFor(room.Id));
    }

    [Fact]
    public async Task DayAsync_EachPlace_ShowsItsOwnLocalDay()
    {
        var tokyo = await A.Facility().InTokyo().Open(540, 1020).SaveAsync(portal);
        var date = (await portal.SlotAsync(0, 24)).Start.InUtc().Date;
        await using var signedIn = portal.SignIn(await A.Person().SaveAsync(portal));

        var view = await signedIn.ServiceProvider.GetRequiredService<AvailabilityService>().DayAsync(date, new RoomFilter(Place: "Tokyo"));

        var place = Assert.Single(view.Places);
        Assert.Equal(new LocalDateTime(date.Year, date.Month, date.Day, 9, 0), place.Clock.At(Assert.Single(place.Rooms, row => row.Room.Id == tokyo.Id).Free[0].Start).LocalDateTime);
        Assert.Equal(date, place.Clock.DateOf(place.Day.Start));
    }

    [Fact]
    public async Task DayAsync_HomePlace_ComesFirst()
    {
        await A.Facility().InTokyo().SaveAsync(portal);
        await A.Facility().SaveAsync(portal);
        var date = (await portal.SlotAsync(0, 24)).Start.InUtc().Date;
        await using var signedIn = portal.SignIn(await A.Person().AtHomeIn("Tokyo").SaveAsync(portal));

        var view = await signedIn.ServiceProvider.GetRequiredService<AvailabilityService>().DayAsync(date, new RoomFilter());

        Assert.Equal("Tokyo", view.Places[0].Name);
        Assert.True(view.Places[0].IsHome);
    }

    [Fact]
    public async Task NextFreeAsync_RoomIsHeld_IsTheFirstGapThatIsLongEnough()
    {
        var room = await A.Facility().Open(480, 1080).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(10.5, 11)).AskFor(room.Id));
        await using var signedIn = portal.SignIn(robin);

        var next = await signedIn.ServiceProvider.GetRequiredService<AvailabilityService>()
            .NextFreeAsync(room.Id, Duration.FromHours(1), (await portal.SlotAsync(9, 10)).Start);

        Assert.Equal(await portal.SlotAsync(11, 12), next);
    }

    [Fact]
    public async Task DayAsync_RowNamesAZoneInOtherLetters_SpoilsNoOtherRoom()
    {
        var fine = await A.Facility().SaveAsync(portal);
        var odd = await A.Facility().SaveAsync(portal);
        await portal.SqlAsync("UPDATE facilities SET time_zone = 'Europe/BERLIN' WHERE id = $1", odd.Id);
        portal.Get<BookingPortal.Facilities.FacilityCatalog>().Forget();

        Assert.Equal(fine.Id, (await RowAsync(fine.Id)).Room.Id);
    }

    [Fact]
    public async Task DayAsync_NobodySignedIn_IsRefused()
    {
        await using var nobody = portal.SignOut();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            nobody.ServiceProvider.GetRequiredService<AvailabilityService>().DayAsync(new LocalDate(2026, 11, 23), new RoomFilter()));
    }

    private async Task<DayRow> RowAsync(int room, BookingPortal.Accounts.PortalUser? viewer = null)
    {
        await using var signedIn = portal.SignIn(viewer ?? await A.Person("A Colleague").SaveAsync(portal));
        var view = await signedIn.ServiceProvider.GetRequiredService<AvailabilityService>()
            .DayAsync((await portal.SlotAsync(0, 24)).Start.InUtc().Date, new RoomFilter());
        return view.Places.SelectMany(place => place.Rooms).Single(row => row.Room.Id == room);
    }
}
