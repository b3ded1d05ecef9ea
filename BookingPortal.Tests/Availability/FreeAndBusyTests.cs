using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Availability;

/// <summary>Free is what can be booked, and nothing else is: said by the service, proven by booking.</summary>
public sealed class FreeAndBusyTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task OfAsync_RandomRooms_EveryFreeQuarterCanBeBookedAndNoOther(int seed)
    {
        var dice = new Random(seed);
        var robin = await A.Person().SaveAsync(portal);
        var rooms = new List<Facility>();
        foreach (var (place, zone) in new[] { ("Berlin", "Europe/Berlin"), ("Delhi", "Asia/Kolkata"), ("Kathmandu", "Asia/Kathmandu") })
        {
            var room = A.Facility().In(place, zone).Open(dice.Next(0, 10) * 60, dice.Next(13, 20) * 60 + 20).WithBuffers((short)(15 * dice.Next(3)), (short)(15 * dice.Next(3)));
            rooms.Add(await (dice.Next(2) == 0 ? room.ThatWantsApproval() : room).SaveAsync(portal));
        }

        var day = await portal.SlotAsync(0, 24, daysAhead: 10 + seed);
        await portal.SqlAsync(
            "INSERT INTO facility_closures (place, starts_local, ends_local, reason) VALUES ('Berlin', $1, $1 + interval '100 minutes', 'Drill')",
            DateTime.SpecifyKind(day.Start.ToDateTimeUtc().AddHours(11), DateTimeKind.Unspecified));
        await portal.SqlAsync("UPDATE facilities SET rules_version = rules_version + 1");
        portal.Get<FacilityCatalog>().Forget();
        for (var i = 0; i < 20; i++)
        {
            var from = day.Start + QuarterHours.Length * dice.Next(90);
            await portal.BookAsync(robin, new TimeSlot(from, from + QuarterHours.Length * dice.Next(1, 6)).AskFor(rooms[dice.Next(3)].Id));
        }

        foreach (var said in await AskAsync(robin, [.. rooms.Select(room => room.Id)], day))
        {
            var free = said.FreeSlots().ToHashSet();
            Assert.Equal(free.Count, said.Free.Sum(gap => (int)(gap.Duration.TotalMinutes / 15)));
            for (var start = day.Start; start < day.End; start += QuarterHours.Length)
            {
                var quarter = new TimeSlot(start, start + QuarterHours.Length);
                var outcome = await portal.BookAsync(robin, quarter.AskFor(said.Room.Id));
                Assert.True(free.Contains(quarter) == outcome is BookingOutcome.Booked, $"{said.Room.Name} {quarter}: free {free.Contains(quarter)}, booking it gives {outcome}.");
                if (outcome is BookingOutcome.Booked booked)
                {
                    await portal.CancelAsync(robin, new CancelRequest(booked.Id, Guid.NewGuid()));
                }
            }
        }
    }

    [Fact]
    public async Task OfAsync_RoomsOutOfUseAndThePast_AreNotFree()
    {
        var (open, retired) = (await A.Facility().SaveAsync(portal), await A.Facility().SaveAsync(portal));
        var robin = await A.Person().SaveAsync(portal);
        await portal.SqlAsync("UPDATE facilities SET is_active = false, rules_version = rules_version + 1 WHERE id = $1", retired.Id);
        portal.Get<FacilityCatalog>().Forget();
        var now = await portal.NowAsync();

        var said = Assert.Single(await AskAsync(robin, [open.Id, retired.Id], new TimeSlot(now - Duration.FromHours(5), now + Duration.FromHours(5))));

        Assert.Equal(open.Id, said.Room.Id);
        Assert.Equal(QuarterHours.Floor(now), Assert.Single(said.Free).Start);
        Assert.Empty(Assert.Single(await AskAsync(robin, [open.Id], new TimeSlot(now - Duration.FromHours(5), now - Duration.FromHours(1)))).Free);
    }

    [Fact]
    public async Task DayAsync_LongAgo_ShowsTheClosureOfThatDay()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var date = (await portal.NowAsync()).InUtc().Date.PlusDays(-40);
        await portal.SqlAsync(
            "INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, $2, $2 + interval '1 day', 'Long ago')",
            room.Id, date.ToDateTimeUnspecified());

        await using var signedIn = portal.SignIn(robin);
        var day = await signedIn.ServiceProvider.GetRequiredService<AvailabilityService>().DayAsync(date, new RoomFilter(Text: room.Name));

        Assert.Equal("Long ago", Assert.Single(Assert.Single(Assert.Single(day.Places).Rooms).Closed).Reason);
    }

    [Fact]
    public async Task OfAsync_WindowWithoutBounds_IsRefused()
    {
        var robin = await A.Person().SaveAsync(portal);
        var now = await portal.NowAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AskAsync(robin, null, new TimeSlot(now, now + Duration.FromDays(401))));
    }

    private async Task<IReadOnlyList<RoomAvailability>> AskAsync(PortalUser person, int[]? rooms, TimeSlot window)
    {
        await using var signedIn = portal.SignIn(person);
        return await signedIn.ServiceProvider.GetRequiredService<AvailabilityService>().OfAsync(rooms, window);
    }
}
