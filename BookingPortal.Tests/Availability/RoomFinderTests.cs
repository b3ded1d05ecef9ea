using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Availability;

public sealed class RoomFinderTests : IAsyncLifetime
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly PortalFixture _portal = new();
    private PortalUser _robin = null!;
    private TimeSlot _morning;

    public async Task InitializeAsync()
    {
        await _portal.InitializeAsync();
        _robin = await A.Person().AtHomeIn("Berlin").SaveAsync(_portal);
        _morning = await _portal.SlotAsync(9, 12);
    }

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task FIND1_FindAsync_SmallestFittingRoomFirstWithItsEarliestTime()
    {
        var large = await A.Facility().Seating(20).SaveAsync(_portal);
        var small = await A.Facility().Seating(6).SaveAsync(_portal);
        var abroad = await A.Facility().InTokyo().Seating(6).SaveAsync(_portal);
        await A.Facility().Seating(5).SaveAsync(_portal);
        await _portal.MustBookAsync(_robin, new TimeSlot(_morning.Start, _morning.Start + Hour).AskFor(small.Id));

        var found = await FindAsync(RoomWish.Between(_morning, Hour) with { People = 6 });

        Assert.Equal([small.Id, abroad.Id, large.Id], found.Fits.Select(offer => offer.Room.Id));
        Assert.Equal([_morning.Start + Hour, _morning.Start, _morning.Start], found.Fits.Select(offer => offer.Slot.Start));
        Assert.Empty(found.Alternatives);
    }

    [Fact]
    public async Task FindAsync_OnTheWallClock_IsAnotherTimeInTokyo()
    {
        var (berlin, tokyo) = (await A.Facility().In("Berlin", "Europe/Berlin").SaveAsync(_portal), await A.Facility().InTokyo().SaveAsync(_portal));
        var date = _morning.Start.InUtc().Date;

        var found = await FindAsync(RoomWish.OnTheWallClock(date + new LocalTime(9, 0), date + new LocalTime(10, 0), Hour));

        Assert.All(found.Fits, offer => Assert.Equal(new LocalTime(9, 0), offer.Clock.At(offer.Slot.Start).TimeOfDay));
        Assert.Equal([berlin.Id, tokyo.Id], found.Fits.Select(offer => offer.Room.Id).Order());
    }

    [Fact]
    public async Task FIND2_FindAsync_NeverOffersWhatTheRulesRefuse()
    {
        await A.Facility("Too long").Limited(longest: 30).SaveAsync(_portal);
        await A.Facility("Too early").Limited(window: 1).SaveAsync(_portal);
        await A.Facility("Closed").Open(1200, 1260).SaveAsync(_portal);
        var quota = await A.Facility("Full").Limited(open: 1).SaveAsync(_portal);
        await _portal.MustBookAsync(_robin, (await _portal.SlotAsync(20, 21)).AskFor(quota.Id));
        var notice = await A.Facility("Soon").Limited(notice: 60 * 24 * 3 + 600).SaveAsync(_portal);
        var window = new TimeSlot(_morning.Start, _morning.Start + Duration.FromDays(2));

        var found = await FindAsync(RoomWish.Between(window, Hour));

        Assert.Equal(["Closed", "Soon"], found.Fits.Select(offer => offer.Room.Name.Split(' ')[0]).Order());
        await AssertBookableAsync(found.Fits);
    }

    [Fact]
    public async Task FIND3_FindAsync_NothingFits_OffersAtLeastThreeThatSayWhatTheyBreak()
    {
        var wished = await A.Facility("Wished").Seating(8).SaveAsync(_portal);
        var small = await A.Facility("Small").Seating(4).SaveAsync(_portal);
        var abroad = await A.Facility("Abroad").InTokyo().Seating(8).SaveAsync(_portal);
        await _portal.MustBookAsync(_robin, new TimeSlot(_morning.Start, _morning.Start + Hour).AskFor(wished.Id));
        await _portal.MustBookAsync(_robin, new TimeSlot(_morning.Start + Hour * 1.5, _morning.End).AskFor(wished.Id));

        var found = await FindAsync(RoomWish.Between(_morning, Hour) with { People = 6, Place = "Berlin" });

        Assert.Empty(found.Fits);
        Assert.True(found.Alternatives.Count >= 3);
        Assert.All(found.Alternatives, offer => Assert.NotEmpty(offer.Breaks));
        Assert.Contains(found.Alternatives, offer => offer.Room.Id == wished.Id && offer.Breaks is [{ Kind: WishKind.OtherTime }] && offer.Slot.Duration == Hour);
        Assert.Contains(found.Alternatives, offer => offer.Room.Id == wished.Id && offer.Breaks is [{ Kind: WishKind.Shorter }] && offer.Slot.Duration == Hour / 2);
        Assert.Contains(found.Alternatives, offer => offer.Room.Id == abroad.Id && offer.Breaks is [{ Kind: WishKind.OtherPlace }]);
        Assert.Contains(found.Alternatives, offer => offer.Room.Id == small.Id && offer.Breaks is [{ Kind: WishKind.FewerSeats }]);
        await AssertBookableAsync(found.Alternatives);
    }

    [Fact]
    public async Task FindAsync_AMissingFeature_IsNamed()
    {
        var room = await A.Facility().SaveAsync(_portal);
        await A.Facility().SaveAsync(_portal);

        var found = await FindAsync(RoomWish.Between(_morning, Hour) with { Features = ["Projector"], Text = room.Name });

        Assert.Empty(found.Fits);
        var nearest = found.Alternatives[0];
        Assert.Equal((room.Id, new BrokenWish(WishKind.WithoutFeature, "Projector")), (nearest.Room.Id, Assert.Single(nearest.Breaks)));
    }

    [Fact]
    public async Task CON2_InsteadOfAsync_ATakenSlot_OffersTimesHereAndRoomsNow()
    {
        var room = await A.Facility("Here").Seating(8).SaveAsync(_portal);
        var same = await A.Facility("Same").Seating(8).SaveAsync(_portal);
        await A.Facility("Small").Seating(2).SaveAsync(_portal);
        var slot = new TimeSlot(_morning.Start, _morning.Start + Hour);
        await _portal.MustBookAsync(_robin, slot.AskFor(room.Id));

        var offers = await InsteadOfAsync(slot.AskFor(room.Id) with { AttendeeCount = 5 });

        Assert.Equal([room.Id, room.Id, same.Id], offers.Select(offer => offer.Room.Id));
        Assert.Equal([slot.Start - Hour, slot.End, slot.Start], offers.Select(offer => offer.Slot.Start));
        await AssertBookableAsync(offers);
    }

    [Fact]
    public async Task FindAsync_MoreIsWelcome_RunsOnAsLongAsFreeAndAllowed()
    {
        var place = $"Place {Guid.NewGuid():N}";
        var free = await A.Facility("Free").In(place, "UTC").Seating(2).SaveAsync(_portal);
        var held = await A.Facility("Held").In(place, "UTC").Seating(3).SaveAsync(_portal);
        var limited = await A.Facility("Limited").In(place, "UTC").Seating(4).Limited(longest: 30).SaveAsync(_portal);
        await _portal.MustBookAsync(_robin, new TimeSlot(_morning.Start + Hour * 0.75, _morning.End).AskFor(held.Id));

        var found = await FindAsync(RoomWish.Between(_morning, Hour / 4) with { UpTo = Hour, Place = place });

        Assert.Equal([(free.Id, Hour), (held.Id, Hour * 0.75), (limited.Id, Hour / 2)], found.Fits.Select(offer => (offer.Room.Id, offer.Slot.Duration)));
    }

    [Fact]
    public async Task InsteadOfAsync_LargerRoomsFirst_ThenThoseThatStillSeatEverybody()
    {
        var place = $"Place {Guid.NewGuid():N}";
        var room = await A.Facility("Here").In(place, "UTC").Seating(8).SaveAsync(_portal);
        var small = await A.Facility("Small").In(place, "UTC").Seating(4).SaveAsync(_portal);
        var large = await A.Facility("Large").In(place, "UTC").Seating(12).SaveAsync(_portal);
        var slot = new TimeSlot(_morning.Start, _morning.Start + Hour);
        await _portal.MustBookAsync(_robin, slot.AskFor(room.Id));

        var offers = await InsteadOfAsync(slot.AskFor(room.Id) with { AttendeeCount = 4 });

        Assert.Equal([large.Id, small.Id], offers.Where(offer => offer.Breaks is [{ Kind: WishKind.OtherRoom }]).Select(offer => offer.Room.Id));
    }

    [Fact]
    public async Task InsteadOfAsync_OfAChange_TheBookingItselfIsNotInTheWay()
    {
        var room = await A.Facility().SaveAsync(_portal);
        var slot = new TimeSlot(_morning.Start, _morning.Start + Hour);
        var own = await _portal.MustBookAsync(_robin, slot.AskFor(room.Id));
        await _portal.MustBookAsync(_robin, new TimeSlot(slot.End, slot.End + Hour).AskFor(room.Id));

        var offers = await InsteadOfAsync(new TimeSlot(slot.Start + Hour / 2, slot.End + Hour / 2).AskFor(room.Id), own);

        Assert.Contains(offers, offer => offer.Room.Id == room.Id && offer.Slot == slot);
    }

    [Fact]
    public async Task FindAsync_BadWish_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => FindAsync(RoomWish.Between(_morning, Hour) with { People = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => FindAsync(RoomWish.Between(_morning, Duration.FromMinutes(1))));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => FindAsync(RoomWish.Between(new TimeSlot(_morning.Start, _morning.Start + Duration.FromDays(40)), Hour)));
    }

    private async Task<FoundRooms> FindAsync(RoomWish wish)
    {
        await using var signedIn = _portal.SignIn(_robin);
        return await signedIn.ServiceProvider.GetRequiredService<RoomFinder>().FindAsync(wish);
    }

    private async Task<IReadOnlyList<RoomOffer>> InsteadOfAsync(BookingRequest refused, long? changing = null)
    {
        await using var signedIn = _portal.SignIn(_robin);
        return await signedIn.ServiceProvider.GetRequiredService<RoomFinder>().InsteadOfAsync(refused, changing);
    }

    /// <summary>Each offer, taken alone, can be booked.</summary>
    private async Task AssertBookableAsync(IEnumerable<RoomOffer> offers)
    {
        foreach (var offer in offers)
        {
            var id = await _portal.MustBookAsync(_robin, offer.Slot.AskFor(offer.Room.Id));
            await _portal.CancelAsync(_robin, new CancelRequest(id, Guid.NewGuid()));
        }
    }
}
