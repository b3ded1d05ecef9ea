using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Availability;

/// <summary>FIND3: whatever is in the way, there are three alternatives, each of which can be booked.</summary>
public sealed class RoomAlternativesTests : IAsyncLifetime
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

    [Theory]
    [InlineData("the room is given for an hour at most", 2.0, WishKind.Shorter)]
    [InlineData("the room is given for half an hour at least", 0.25, WishKind.Longer)]
    [InlineData("the wish lies beyond the booking window", 1.0, WishKind.OtherTime)]
    [InlineData("the only room is held all that day", 1.0, WishKind.OtherTime)]
    [InlineData("two rooms are too small", 1.0, WishKind.FewerSeats)]
    [InlineData("the room is held for three weeks", 1.0, WishKind.OtherTime)]
    [InlineData("the week's quota is used up", 1.0, WishKind.OtherTime)]
    [InlineData("the wish is no whole quarter hour", 0.3, WishKind.Longer)]
    public async Task FIND3_FindAsync_WhateverIsInTheWay_OffersThreeThatCanBeBooked(string situation, double hours, WishKind broken)
    {
        var (wished, people) = (_morning, 1);
        switch (situation)
        {
            case "the room is given for an hour at most":
                await A.Facility().Limited(longest: 60).SaveAsync(_portal);
                break;
            case "the room is given for half an hour at least":
                await A.Facility().Limited(shortest: 30).SaveAsync(_portal);
                wished = new TimeSlot(_morning.Start, _morning.Start + Hour / 4);
                break;
            case "the wish lies beyond the booking window":
                await A.Facility().Open(540, 1020).Limited(window: 30).SaveAsync(_portal);
                wished = await _portal.SlotAsync(9, 12, daysAhead: 45);
                break;
            case "the only room is held all that day":
                await HoldAsync(await A.Facility().SaveAsync(_portal), days: 1);
                break;
            case "two rooms are too small":
                await A.Facility().Seating(4).SaveAsync(_portal);
                await A.Facility().Seating(5).SaveAsync(_portal);
                people = 6;
                break;
            case "the room is held for three weeks":
                await HoldAsync(await A.Facility().SaveAsync(_portal), days: 21);
                break;
            case "the week's quota is used up":
                var room = await A.Facility().Limited(week: 60).SaveAsync(_portal);
                await _portal.MustBookAsync(_robin, (await _portal.SlotAsync(20, 21)).AskFor(room.Id));
                break;
            default:
                await A.Facility().SaveAsync(_portal);
                break;
        }

        var found = await FindAsync(RoomWish.Between(wished, Hour * hours) with { People = people });

        Assert.Empty(found.Fits);
        Assert.True(found.Alternatives.Count >= RoomFinder.FewestAlternatives, $"{found.Alternatives.Count} where {situation}.");
        Assert.Equal(found.Alternatives.Count, found.Alternatives.Select(offer => (offer.Room.Id, offer.Slot)).Distinct().Count());
        Assert.All(found.Alternatives, offer => Assert.NotEmpty(offer.Breaks));
        Assert.Contains(broken, found.Alternatives[0].Breaks.Select(one => one.Kind));
        await AssertBookableAsync(found.Alternatives);
    }

    [Fact]
    public async Task FindAsync_QuotaOfTheRunningWeek_TheSameLongGapFitsAfterMonday()
    {
        var room = await A.Facility().Limited(week: 60).SaveAsync(_portal);
        await _portal.MustBookAsync(_robin, (await _portal.SlotAsync(20, 21)).AskFor(room.Id));
        var window = new TimeSlot((await _portal.SlotAsync(21, 22)).Start, (await _portal.SlotAsync(0, 1, daysAhead: 14)).Start);

        var offer = Assert.Single((await FindAsync(RoomWish.Between(window, Hour))).Fits);

        Assert.Equal(FacilityClock.Of("UTC").Week((await _portal.SlotAsync(20, 21)).Start.InUtc().Date).End, offer.Slot.Start);
        await AssertBookableAsync([offer]);
    }

    [Fact]
    public async Task InsteadOfAsync_WishBeyondTheBookingWindow_OffersTheLastTimesWithin()
    {
        var room = await A.Facility().Limited(window: 5).SaveAsync(_portal);
        var last = await _portal.SlotAsync(23.75, 24.75, daysAhead: 5);

        var offers = await InsteadOfAsync((await _portal.SlotAsync(9, 10, daysAhead: 10)).AskFor(room.Id));

        Assert.Equal(last, offers[0].Slot);
        Assert.True(offers.Count >= RoomFinder.FewestAlternatives);
        await AssertBookableAsync(offers);
    }

    [Theory]
    [InlineData(60, 2)]
    [InlineData(null, 1)]
    public async Task CON2_InsteadOfAsync_OneRoomOffice_OffersThreeTimesHere(int? longest, int hours)
    {
        var room = await A.Facility().Limited(longest: (short?)longest).SaveAsync(_portal);
        var slot = new TimeSlot(_morning.Start, _morning.Start + Hour * hours);
        if (longest is null)
        {
            await _portal.MustBookAsync(_robin, slot.AskFor(room.Id));
        }

        var offers = await InsteadOfAsync(slot.AskFor(room.Id));

        Assert.True(offers.Count >= RoomFinder.FewestAlternatives, $"{offers.Count}");
        Assert.All(offers, offer => Assert.NotEmpty(offer.Breaks));
        await AssertBookableAsync(offers);
    }

    [Fact]
    public async Task NextFreeAsync_AsksTheRules_AndNeverThrowsForAnOldTime()
    {
        var room = await A.Facility().Limited(window: 4, week: 60).SaveAsync(_portal);
        await _portal.MustBookAsync(_robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id));
        await using var signedIn = _portal.SignIn(_robin);
        var availability = signedIn.ServiceProvider.GetRequiredService<AvailabilityService>();

        Assert.Null(await availability.NextFreeAsync(room.Id, Hour, (await _portal.SlotAsync(0, 1, daysAhead: 5)).Start));
        Assert.Null(await availability.NextFreeAsync(room.Id, Hour * 2, _morning.Start));
        Assert.False(await availability.NextFreeAsync(room.Id, Hour, _morning.Start - Duration.FromDays(60)) is { } past && past.End < await _portal.NowAsync());
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

    /// <summary>Somebody else holds a room for whole days, from two days ahead on.</summary>
    private async Task HoldAsync(Facility room, int days)
    {
        var other = await A.Person().SaveAsync(_portal);
        for (var day = 2; day < 2 + days + 1; day++)
        {
            await _portal.MustBookAsync(other, (await _portal.SlotAsync(0, 24, day)).AskFor(room.Id));
        }
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
