using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Tests.Campaigns;
using BookingPortal.Tests.Support;
using BookingPortal.Utilization;
using BookingPortal.Utilization.Rollup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace BookingPortal.Tests.Utilization;

/// <summary>The rollup follows what changes, keeps the past as it was, and survives whoever counts it.</summary>
public sealed class RollupTests : IAsyncLifetime
{
    private readonly PortalFixture _portal = new();
    private PortalUser _robin = null!;
    private PortalUser _admin = null!;
    private Facility _room = null!;
    private LocalDate _today;

    public static TheoryData<string> Falsifications =>
    [
        "UPDATE utilization_days SET booked_minutes = booked_minutes + 15 WHERE local_day = $1 AND facility_id = $2",
        "UPDATE utilization_days SET open_minutes = open_minutes - 15 WHERE local_day = $1 AND facility_id = $2",
        "UPDATE utilization_days SET outside_minutes = 30 WHERE local_day = $1 AND facility_id = $2",
        "UPDATE utilization_days SET bookings = bookings + 1 WHERE local_day = $1 AND facility_id = $2",
        "UPDATE utilization_days SET cancelled = cancelled + 1 WHERE local_day = $1 AND facility_id = $2",
        "DELETE FROM utilization_days WHERE local_day = $1 AND facility_id = $2",
        "DELETE FROM utilization_shapes WHERE local_day = $1 AND facility_id = $2",
        "UPDATE utilization_shapes SET busy = set_bit(busy, 0, 1 - get_bit(busy, 0)) WHERE local_day = $1 AND facility_id = $2",
        "UPDATE utilization_shapes SET booked_hours = set_byte(booked_hours, 3, 15) WHERE local_day = $1 AND facility_id = $2",
        "UPDATE utilization_shapes SET open_times = '{}' WHERE local_day = $1 AND facility_id = $2",
    ];

    private UtilizationRollup Rollup => _portal.Get<UtilizationRollup>();

    public async Task InitializeAsync()
    {
        await _portal.InitializeAsync();
        _robin = await A.Person().SaveAsync(_portal);
        _admin = await A.Person("Ada Min").With(RoleNames.Admin).SaveAsync(_portal);
        _room = await A.Facility().Open(8 * 60, 18 * 60).SaveAsync(_portal);
        _today = (await _portal.NowAsync()).InUtc().Date;
        await Rollup.RenewAsync();
    }

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task CatchUpAsync_BookMoveAndCancel_EachIsCountedOnItsDay()
    {
        var booking = await _portal.HoldAsync(_robin, (await _portal.SlotAsync(9, 11)).AskFor(_room.Id));
        Assert.Equal((120, 1), await UseAsync(3));

        var later = await _portal.SlotAsync(10, 11, daysAhead: 4);
        await _portal.AsAsync(_robin, bookings => bookings.ChangeAsync(ChangeRequest.Move(booking, later, Guid.NewGuid())));
        Assert.Equal((0, 0), await UseAsync(3));
        Assert.Equal((60, 1), await UseAsync(4));

        await _portal.CancelAsync(_robin, new CancelRequest(booking.Id, Guid.NewGuid()));
        Assert.Equal((0, 0), await UseAsync(4));
        Assert.Equal(1, (await AskAsync(4, 4)).Total.Cancelled);
    }

    [Fact]
    public async Task RenewAsync_LaterHoursSeatsAndRetirement_ChangeNoFigureOfThePast()
    {
        await BookLongAgoAsync(daysAgo: 5);
        var before = await AskAsync(-10, -1);
        var yesterday = _today.PlusDays(-1);

        await _portal.SqlAsync(
            "INSERT INTO facility_opening_hours (facility_id, weekday, opens, closes, valid_from) SELECT $1, weekday, 0, 60, $2 FROM generate_series(1, 7) AS weekday",
            _room.Id, _today.ToDateOnly());
        await _portal.SqlAsync("UPDATE facilities SET capacity = 3 WHERE id = $1", _room.Id);
        await Rollup.RenewAsync();
        var widened = await AskAsync(-10, 0);

        FiguresTests.AssertSame(before.Total, (await AskAsync(-10, -1)).Total);
        Assert.Equal(60, widened.Steps[^1].Sums.OpenMinutes);
        Assert.Equal(3, await _portal.SqlAsync("SELECT seats::integer FROM utilization_days WHERE facility_id = $1 AND local_day = $2", _room.Id, _today.ToDateOnly()));
        Assert.Equal(10, await _portal.SqlAsync("SELECT seats::integer FROM utilization_days WHERE facility_id = $1 AND local_day = $2", _room.Id, yesterday.ToDateOnly()));

        await _portal.SqlAsync("UPDATE facilities SET is_active = false WHERE id = $1", _room.Id);
        await Rollup.RenewAsync();

        FiguresTests.AssertSame(before.Total, (await AskAsync(-10, -1)).Total);
        Assert.True(Assert.Single((await AskAsync(-10, 5)).Rooms).IsRetired);
        Assert.Equal(10, (await AskAsync(-10, 5)).Total.FacilityDays);
        Assert.Empty((await AskAsync(0, 5)).Rooms);
        Assert.DoesNotContain(await Invariants.BrokenAsync(_portal), broken => broken.StartsWith("I10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RenewAsync_ClosureOfThePlace_IsTakenOutOfTheOpenMinutes()
    {
        var noon = _today.PlusDays(3).At(new LocalTime(12, 0)).ToDateTimeUnspecified();
        await _portal.SqlAsync("INSERT INTO facility_closures (place, starts_local, ends_local, reason) VALUES ('Berlin', $1, $2, 'Drill')", noon, noon.AddMinutes(90));

        await Rollup.RenewAsync();

        Assert.Equal(600 - 90, (await AskAsync(3, 3)).Total.OpenMinutes);
        Assert.Equal(600, (await AskAsync(4, 4)).Total.OpenMinutes);
    }

    [Fact]
    public async Task CatchUpAsync_ProcessDiedBetweenListAndCount_TheNextOneCounts()
    {
        await Rollup.CatchUpAsync();
        await _portal.MustBookAsync(_robin, (await _portal.SlotAsync(9, 10)).AskFor(_room.Id));
        while (await _portal.Get<AuditFollower>().DrainAsync(UtilizationRollup.Cursor, TouchedDays.MarkAsync) == 0)
        {
            await Task.Delay(20);
        }

        Assert.Equal(1L, await _portal.SqlAsync("SELECT count(*) FROM utilization_dirty_days"));
        Assert.Empty(await Invariants.BrokenAsync(_portal));

        await Another().CatchUpAsync();

        Assert.Equal(0L, await _portal.SqlAsync("SELECT count(*) FROM utilization_dirty_days"));
        Assert.Equal((60, 1), await UseAsync(3));
    }

    [Fact]
    public async Task CatchUpAsync_DeliveryRolledBack_DeliversAgain()
    {
        await Rollup.CatchUpAsync();
        await _portal.MustBookAsync(_robin, (await _portal.SlotAsync(9, 10)).AskFor(_room.Id));
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            while (await _portal.Get<AuditFollower>().DrainAsync(UtilizationRollup.Cursor, MarkAndDieAsync) == 0)
            {
                await Task.Delay(20);
            }
        });

        Assert.Equal(0L, await _portal.SqlAsync("SELECT count(*) FROM utilization_dirty_days"));
        Assert.Equal((60, 1), await UseAsync(3));
    }

    [Fact]
    public async Task I10_TwoProcessesWhilePeopleBook_CountWhatThereIsInTheEnd()
    {
        var cast = await Cast.AssembleAsync(_portal, people: 12, rooms: 3);
        await Rollup.RenewAsync();
        using var stop = new CancellationTokenSource();
        var workers = new[] { Rollup, Another() }.Select(one => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await one.CatchUpAsync(CancellationToken.None);
                await one.RenewAsync(CancellationToken.None);
                await one.RecountAsync(CancellationToken.None);
            }
        })).ToList();

        await new Campaign(_portal, cast, seed: 21).RunAsync(clients: 8, requests: 400);
        Assert.Empty(await Invariants.BrokenAsync(_portal));
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        await DeliveredAsync();

        Assert.Empty(await Invariants.BrokenAsync(_portal));
        Assert.Equal(0L, await _portal.SqlAsync("SELECT count(*) FROM utilization_dirty_days"));
        Assert.Equal(
            await _portal.SqlAsync("SELECT coalesce(sum(extract(epoch FROM end_time - start_time) / 60), 0)::bigint FROM bookings WHERE status = 'confirmed'"),
            await _portal.SqlAsync("SELECT sum(booked_minutes + outside_minutes) FROM utilization_days"));
    }

    [Theory]
    [MemberData(nameof(Falsifications))]
    public async Task I10_RowChangedByHand_IsFound(string falsification)
    {
        await _portal.MustBookAsync(_robin, (await _portal.SlotAsync(9, 10)).AskFor(_room.Id));
        Assert.Equal((60, 1), await UseAsync(3));
        Assert.Empty(await Invariants.BrokenAsync(_portal));

        await _portal.SqlAsync(falsification, _today.PlusDays(3).ToDateOnly(), _room.Id);

        Assert.Contains(await Invariants.BrokenAsync(_portal), broken => broken.StartsWith("I10: ", StringComparison.Ordinal) && broken.EndsWith($"first {_room.Id}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I10_DayThatNobodyCounted_IsFound()
    {
        await _portal.SqlAsync(
            "WITH gone AS (DELETE FROM utilization_shapes WHERE local_day BETWEEN $1 AND $1 + 1) DELETE FROM utilization_days WHERE local_day BETWEEN $1 AND $1 + 1", _today.ToDateOnly());

        Assert.StartsWith("I10-days", Assert.Single(await Invariants.BrokenAsync(_portal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecountAsync_BookingWrittenPastTheHistory_IsFoundAndCounted()
    {
        await BookLongAgoAsync(daysAgo: 0);
        await Rollup.CatchUpAsync();

        Assert.Equal(1, await Rollup.RecountAsync());
        await Rollup.RenewAsync();

        Assert.Equal(60, (await AskAsync(0, 0)).Total.BookedMinutes);
        Assert.Equal(0, await Another().RecountAsync());
    }

    private static async Task MarkAndDieAsync(IReadOnlyList<AuditChange> changes, NpgsqlTransaction transaction, CancellationToken cancel)
    {
        await TouchedDays.MarkAsync(changes, transaction, cancel);
        throw new InvalidOperationException("The process dies");
    }

    /// <summary>The feed waits for transactions of other tests on this server: until it has delivered all, and all is counted.</summary>
    private async Task DeliveredAsync()
    {
        const string open = "SELECT EXISTS (SELECT FROM booking_audit_log l JOIN audit_feed_cursors c ON l.transaction_id >= c.low WHERE c.name = $1)";
        await Rollup.CatchUpAsync();
        while (await _portal.SqlAsync(open, UtilizationRollup.Cursor) is true)
        {
            await Task.Delay(20);
            await Rollup.CatchUpAsync();
        }
    }

    /// <summary>The same rollup in another process: nothing is shared but the database.</summary>
    private UtilizationRollup Another() => new(
        _portal.Get<IDbContextFactory<PortalDbContext>>(), _portal.Get<AuditFollower>(), _portal.Get<DatabaseClock>(), NullLogger<UtilizationRollup>.Instance);

    /// <summary>From 9 to 10 of a day that is over, as a plain row without history.</summary>
    private Task<long> BookLongAgoAsync(int daysAgo)
    {
        var day = $"'{_today.PlusDays(-daysAgo):uuuu'-'MM'-'dd} ";
        return _portal.BookAsync(_room.Id, _robin.Id, $"({day}09:00+00'::timestamptz)", $"({day}10:00+00'::timestamptz)", ("created_at", $"({day}09:00+00'::timestamptz)"), ("updated_at", $"({day}09:00+00'::timestamptz)"));
    }

    private async Task<(long Minutes, long Bookings)> UseAsync(int daysAhead)
    {
        await DeliveredAsync();
        var total = (await AskAsync(daysAhead, daysAhead)).Total;
        return (total.BookedMinutes, total.Bookings);
    }

    private async Task<UtilizationReport> AskAsync(int fromDay, int toDay)
    {
        await using var scope = _portal.SignIn(_admin, RoleNames.Admin);
        return await scope.ServiceProvider.GetRequiredService<UtilizationService>()
            .ReportAsync(new UtilizationQuery(new UtilizationPeriod(_today.PlusDays(fromDay), _today.PlusDays(toDay))));
    }
}
