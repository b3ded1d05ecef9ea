using System.Text.Json;
using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace BookingPortal.Tests.Availability;

/// <summary>Two processes on one database: what is booked in one appears on the open days of the other.</summary>
public sealed class LiveDayTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    /// <summary>A guard against hanging, not a measure.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly AnotherNode _node = AnotherNode.Of(portal);
    private readonly List<AsyncServiceScope> _circuits = [];

    private DayBoard Board => _node.Get<DayBoard>();

    public async Task InitializeAsync()
    {
        await portal.Get<ChangeSignal>().StartAsync(CancellationToken.None);
        await _node.Get<LiveFeed>().StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _node.Get<LiveFeed>().StopAsync(CancellationToken.None);
        foreach (var circuit in _circuits)
        {
            await circuit.DisposeAsync();
        }

        await _node.DisposeAsync();
    }

    [Fact]
    public async Task BookedInOneProcess_AppearsInTheOther_AndOnlyItsRowIsDrawnAgain()
    {
        var (busy, quiet) = (await A.Facility().SaveAsync(portal), await A.Facility().SaveAsync(portal));
        var watch = await WatchAsync(await A.Person().SaveAsync(portal));
        var before = await watch.ReadAsync();
        var news = NewsOf(watch);

        await portal.MustBookAsync(await A.Person("Kim Holder").SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(busy.Id));

        var after = await UntilAsync(watch, news, day => RowOf(day, busy).Busy.Count == 1);
        Assert.Equal("Kim Holder", RowOf(after, busy).Busy[0].Person);
        Assert.DoesNotContain(RowOf(after, busy).Free, free => free.Overlaps(RowOf(after, busy).Busy[0].Slot));
        Assert.NotSame(RowOf(before, busy), RowOf(after, busy));
        Assert.Same(RowOf(before, quiet), RowOf(after, quiet));
    }

    [Fact]
    public async Task MovedAndCancelled_LeavesTheOneRoomAndTheOther()
    {
        var (from, to) = (await A.Facility().SaveAsync(portal), await A.Facility().SaveAsync(portal));
        var owner = await A.Person().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10);
        var held = await portal.HoldAsync(owner, slot.AskFor(from.Id));
        var watch = await WatchAsync(await A.Person().SaveAsync(portal));
        await watch.ReadAsync();
        var news = NewsOf(watch);

        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(
            owner, service => service.ChangeAsync(new ChangeRequest(held.Id, held.Version, Guid.NewGuid()) { FacilityId = to.Id })));
        await UntilAsync(watch, news, day => RowOf(day, from).Busy.Count == 0 && RowOf(day, to).Busy.Count == 1);

        Assert.IsType<BookingOutcome.Cancelled>(await portal.CancelAsync(owner, new CancelRequest(held.Id, Guid.NewGuid())));
        await UntilAsync(watch, news, day => RowOf(day, to).Busy.Count == 0);
    }

    [Fact]
    public async Task S20_PrivateTitle_IsInNoProjectionOfOthers()
    {
        const string canary = "Canary 5f1c merger talks";
        var room = await A.Facility().SaveAsync(portal);
        var owner = await A.Person("Kim Holder").SaveAsync(portal);
        var (own, colleague, staff) = (
            await WatchAsync(owner), await WatchAsync(await A.Person().SaveAsync(portal)), await WatchAsync(await A.StaffMember().SaveAsync(portal), RoleNames.Staff));
        var readings = await Task.WhenAll(own.ReadAsync(), colleague.ReadAsync(), staff.ReadAsync());
        Assert.All(readings, day => Assert.Empty(RowOf(day, room).Busy));
        var news = new[] { own, colleague, staff }.Select(NewsOf).ToList();

        await portal.MustBookAsync(owner, (await portal.SlotAsync(9, 10)).AskFor(room.Id, canary) with { IsPrivate = true });

        // Who may see it draws first: nothing of it may be kept for who may not.
        Assert.Contains(canary, Everything(await UntilAsync(own, news[0], day => RowOf(day, room).Busy.Count == 1)), StringComparison.Ordinal);
        Assert.Contains(canary, Everything(await UntilAsync(staff, news[2], day => RowOf(day, room).Busy.Count == 1)), StringComparison.Ordinal);
        var seen = await UntilAsync(colleague, news[1], day => RowOf(day, room).Busy.Count == 1);
        Assert.DoesNotContain(canary, Everything(seen), StringComparison.Ordinal);
        Assert.Equal((null, null, null, false), (RowOf(seen, room).Busy[0].Title, RowOf(seen, room).Busy[0].Person, RowOf(seen, room).Busy[0].BookingId, RowOf(seen, room).Busy[0].IsMine));
        Assert.True(RowOf(await own.ReadAsync(), room).Busy[0].IsMine);
    }

    [Fact]
    public async Task ManyScreensOfOneDay_AreReadOnceAndShareTheirRows()
    {
        await UntilFeedRunsAsync();
        await UntilNothingIsOnItsWayAsync();
        var room = await A.Facility().SaveAsync(portal);
        var watches = new List<DayWatch>();
        for (var screen = 0; screen < 8; screen++)
        {
            watches.Add(await WatchAsync(await A.Person().SaveAsync(portal)));
        }

        using var asked = new QueryCount(portal);
        var days = await Task.WhenAll(watches.Select(watch => watch.ReadAsync()));
        Assert.Equal(1, asked.Of("bookings b"));
        Assert.Single(days.Select(day => RowOf(day, room)).Distinct(ReferenceEqualityComparer.Instance));

        var news = watches.ConvertAll(NewsOf);
        await portal.MustBookAsync(await A.Person().SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        for (var screen = 0; screen < watches.Count; screen++)
        {
            days[screen] = await UntilAsync(watches[screen], news[screen], day => RowOf(day, room).Busy.Count == 1);
        }

        Assert.Equal(2, asked.Of("bookings b"));
        Assert.Single(days.Select(day => RowOf(day, room)).Distinct(ReferenceEqualityComparer.Instance));
    }

    /// <summary>The feed goes in order: where a booking has arrived, all before it has.</summary>
    private async Task UntilNothingIsOnItsWayAsync()
    {
        var room = await A.Facility().SaveAsync(portal);
        using var watch = await WatchAsync(await A.Person().SaveAsync(portal));
        await watch.ReadAsync();
        var news = NewsOf(watch);
        await portal.MustBookAsync(await A.Person().SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await UntilAsync(watch, news, day => RowOf(day, room).Busy.Count == 1);
    }

    [Fact]
    public async Task DayNobodyShowsAnyMore_IsLetGo()
    {
        await A.Facility().SaveAsync(portal);
        var (one, other) = (await WatchAsync(await A.Person().SaveAsync(portal)), await WatchAsync(await A.Person().SaveAsync(portal)));
        var rooms = (await one.ReadAsync()).RoomCount;
        await other.ReadAsync();
        Assert.Equal(rooms, Board.Count);

        one.Dispose();
        Assert.Equal(rooms, Board.Count);
        other.Dispose();
        Assert.Equal(0, Board.Count);
    }

    [Fact]
    public async Task ScreenLeftWhileItReads_HoldsNothing()
    {
        await A.Facility().SaveAsync(portal);
        var watch = await WatchAsync(await A.Person().SaveAsync(portal));

        var reading = watch.ReadAsync();
        watch.Dispose();
        await reading;

        Assert.Equal(0, Board.Count);
    }

    [Fact]
    public async Task R16_AnnouncementLostAndListenerCut_CatchesUpByItself()
    {
        var room = await A.Facility().SaveAsync(portal);
        var watch = await WatchAsync(await A.Person().SaveAsync(portal));
        await watch.ReadAsync();
        var news = NewsOf(watch);

        // Nobody announces these: the first by accident, the second because the listener is gone.
        await HoldUnannouncedAsync(room.Id, await portal.SlotAsync(9, 10));
        await UntilAsync(watch, news, day => RowOf(day, room).Busy.Count == 1);
        await Sql.ScalarAsync(
            portal.As(EmbeddedPostgres.Superuser),
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = $1", portal.Database);
        await HoldUnannouncedAsync(room.Id, await portal.SlotAsync(11, 12));
        await UntilAsync(watch, news, day => RowOf(day, room).Busy.Count == 2);

        // Every line of the portal is cut, as by a server that starts again.
        await portal.CutConnectionsAsync();
        await HoldUnannouncedAsync(room.Id, await portal.SlotAsync(13, 14));
        await UntilAsync(watch, news, day => RowOf(day, room).Busy.Count == 3);
    }

    [Fact]
    public async Task ClosureOfARoom_ReachesOpenScreens()
    {
        var room = await A.Facility().SaveAsync(portal);
        var watch = await WatchAsync(await A.Person().SaveAsync(portal));
        await watch.ReadAsync();
        var news = NewsOf(watch);
        var slot = await portal.SlotAsync(0, 24);

        await portal.SqlAsync(
            """
            WITH closed AS (
                INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, $2, $2 + interval '1 day', 'Carpet cleaning'))
            UPDATE facilities SET rules_version = rules_version + 1 WHERE id = $1
            """,
            room.Id, slot.Start.InUtc().Date.ToDateTimeUnspecified());

        var day = await UntilAsync(watch, news, day => RowOf(day, room).Closed.Count == 1);
        Assert.Equal("Carpet cleaning", RowOf(day, room).Closed[0].Reason);
        Assert.Empty(RowOf(day, room).Free);
    }

    [Fact]
    public async Task OwnBookingMadeByStaff_IsToldToItsOwnerAlone()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (owner, other, staff) = (await A.Person().SaveAsync(portal), await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var (toOwner, toOther) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var following = await CircuitOf(owner).GetRequiredService<OwnChanges>().FollowAsync(() => toOwner.TrySetResult());
        using var another = await CircuitOf(other).GetRequiredService<OwnChanges>().FollowAsync(() => toOther.TrySetResult());

        await portal.MustBookAsync(staff, (await portal.SlotAsync(9, 10)).AskFor(room.Id) with { OnBehalfOf = owner.Id }, RoleNames.Staff);

        await toOwner.Task.WaitAsync(Patience);
        Assert.False(toOther.Task.IsCompleted);
    }

    private IServiceProvider CircuitOf(PortalUser person, params string[] roles)
    {
        var circuit = _node.SignIn(person, roles);
        _circuits.Add(circuit);
        return circuit.ServiceProvider;
    }

    private async Task<DayWatch> WatchAsync(PortalUser person, params string[] roles)
    {
        // Rooms that the test has just made.
        _node.Get<FacilityCatalog>().Forget();
        return CircuitOf(person, roles).GetRequiredService<AvailabilityService>().WatchDay((await portal.SlotAsync(0, 24)).Start.InUtc().Date, new RoomFilter());
    }

    /// <summary>Until the feed has come up: its first round reads whatever is open.</summary>
    private async Task UntilFeedRunsAsync()
    {
        var room = await A.Facility().SaveAsync(portal);
        using var watch = await WatchAsync(await A.Person().SaveAsync(portal));
        await watch.ReadAsync();
        var news = NewsOf(watch);
        await portal.MustBookAsync(await A.Person().SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await UntilAsync(watch, news, day => RowOf(day, room).Busy.Count == 1);
    }

    /// <summary>Listens from now on: what comes before it is asked for is not lost.</summary>
    private static SemaphoreSlim NewsOf(DayWatch watch)
    {
        var news = new SemaphoreSlim(0);
        watch.Touched += () => news.Release();
        return news;
    }

    private static async Task<DayView> UntilAsync(DayWatch watch, SemaphoreSlim news, Func<DayView, bool> isThere)
    {
        while (true)
        {
            var day = await watch.ReadAsync();
            if (isThere(day))
            {
                return day;
            }

            Assert.True(await news.WaitAsync(Patience), "Nothing new came.");
        }
    }

    private static DayRow RowOf(DayView day, Facility room) => day.Places.SelectMany(place => place.Rooms).Single(row => row.Room.Id == room.Id);

    private static string Everything(DayView day) => JsonSerializer.Serialize(
        day.Places.SelectMany(place => place.Rooms).SelectMany(row => row.Busy).Select(held => new { held.BookingId, held.Title, held.Person, All = held.ToString() }));

    /// <summary>As a writer whose announcement was lost: the booking and its history are there, and nobody says so.</summary>
    private async Task HoldUnannouncedAsync(int room, BookingPortal.Time.TimeSlot slot)
    {
        var owner = await A.Person().SaveAsync(portal);
        await portal.SqlAsync(
            """
            WITH held AS (
                INSERT INTO bookings (facility_id, user_id, start_time, end_time, title) VALUES ($1, $2, $3, $4, 'Held') RETURNING *)
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, changed_by)
            SELECT id, facility_id, 'created', to_jsonb(held), user_id FROM held RETURNING booking_id
            """,
            room, owner.Id, slot.Start.ToDateTimeUtc(), slot.End.ToDateTimeUtc());
    }
}
