using BookingPortal.Accounts;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Availability;

/// <summary>Buffers of both bookings add up, up to 16 hours, and what is blocked is not called free.</summary>
public sealed class BufferTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private PortalUser _robin = null!;

    public async Task InitializeAsync() => _robin = await A.Person().SaveAsync(portal);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task OfAsync_TheWidestBuffersOfBoth_AreSeenFromSixteenHoursAway()
    {
        var room = await A.Facility().WithBuffers(480, 480).SaveAsync(portal);
        await portal.MustBookAsync(_robin, (await portal.SlotAsync(20, 21)).AskFor(room.Id));

        Assert.Equal(await portal.SlotAsync(0, 4), Assert.Single(await FreeAsync(room, await portal.SlotAsync(0, 6))));
        Assert.Equal(await portal.SlotAsync(37, 40), Assert.Single(await FreeAsync(room, await portal.SlotAsync(35, 40))));
        Assert.IsType<BookingOutcome.SlotTaken>(await portal.BookAsync(_robin, (await portal.SlotAsync(4, 5)).AskFor(room.Id)));
        Assert.IsType<BookingOutcome.SlotTaken>(await portal.BookAsync(_robin, (await portal.SlotAsync(36, 37)).AskFor(room.Id)));
        await portal.MustBookAsync(_robin, (await portal.SlotAsync(3, 4)).AskFor(room.Id));
    }

    [Fact]
    public async Task OfAsync_BookedWhileTheRoomHadBuffers_StillBlocks()
    {
        var room = await A.Facility().WithBuffers(240, 240).SaveAsync(portal);
        await portal.MustBookAsync(_robin, (await portal.SlotAsync(12, 13)).AskFor(room.Id));
        await portal.SqlAsync("UPDATE facilities SET buffer_before = 0, buffer_after = 0, rules_version = rules_version + 1 WHERE id = $1", room.Id);
        portal.Get<FacilityCatalog>().Forget();

        Assert.Equal(await portal.SlotAsync(6, 8), Assert.Single(await FreeAsync(room, await portal.SlotAsync(6, 9))));
        Assert.IsType<BookingOutcome.SlotTaken>(await portal.BookAsync(_robin, (await portal.SlotAsync(8, 9)).AskFor(room.Id)));
        await portal.MustBookAsync(_robin, (await portal.SlotAsync(7, 8)).AskFor(room.Id));
    }

    private async Task<IReadOnlyList<TimeSlot>> FreeAsync(Facility room, TimeSlot window)
    {
        await using var signedIn = portal.SignIn(_robin);
        return Assert.Single(await signedIn.ServiceProvider.GetRequiredService<AvailabilityService>().OfAsync([room.Id], window)).Free;
    }
}
