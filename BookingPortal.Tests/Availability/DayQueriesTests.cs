using BookingPortal.Availability;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Availability;

/// <summary>What a day costs the database, and what a second look does not.</summary>
public sealed class DayQueriesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task DayAsync_AnyNumberOfRooms_AsksTheSameNumberOfQuestions(int rooms)
    {
        await using var office = AnotherNode.Of(portal);
        var owner = await A.Person().SaveAsync(portal);
        for (var number = 0; number < rooms; number++)
        {
            var room = await A.Facility($"Hall {rooms}-").SaveAsync(portal);
            await portal.MustBookAsync(owner, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        }

        await using var circuit = office.SignIn(await A.Person().SaveAsync(portal));
        var availability = circuit.ServiceProvider.GetRequiredService<AvailabilityService>();
        var date = (await portal.SlotAsync(0, 24)).Start.InUtc().Date;
        await availability.TodayAsync();
        using var asked = new QueryCount(portal);

        var day = await availability.DayAsync(date, new RoomFilter(Text: $"Hall {rooms}-"));

        Assert.Equal(rooms, day.RoomCount);
        Assert.Equal(1, asked.Of("bookings b"));
        Assert.Equal(1, asked.Of("users"));
    }

    [Fact]
    public async Task CatalogReadAgain_NothingChanged_IsTheSameObjects()
    {
        await A.Facility().WithBuffers(15, 15).Limited(shortest: 30, open: 3).InTokyo().Open(480, 1080).SaveAsync(portal);
        var catalog = portal.Get<FacilityCatalog>();
        var before = await catalog.AllAsync();
        catalog.Forget();

        Assert.True(before.SequenceEqual(await catalog.AllAsync()));
    }
}
