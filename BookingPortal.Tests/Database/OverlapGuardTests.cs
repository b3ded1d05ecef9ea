using BookingPortal.Database;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Database;

/// <summary>The guard itself, without any service before it.</summary>
public sealed class OverlapGuardTests(PortalFixture portal) : IClassFixture<PortalFixture>, IAsyncLifetime
{
    private const string Day = "2099-03-04";

    private static readonly (string, string?)? Overlap = ("23P01", ConstraintNames.BookingNoOverlap);

    private int _room;
    private int _robin;

    public async Task InitializeAsync()
    {
        _room = (await A.Facility().SaveAsync(portal)).Id;
        _robin = (await A.Person().SaveAsync(portal)).Id;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Guard_InTheCatalog_IsValidatedAtOnceAndForBothActiveStatuses()
    {
        const string sql = """
            SELECT concat_ws(' ', contype, convalidated, condeferrable, condeferred) FROM pg_constraint
            WHERE conname = 'booking_no_overlap' AND conrelid = 'bookings'::regclass
            """;
        Assert.Equal("x t f f", await portal.SqlAsync(sql));

        var definition = (string)(await portal.SqlAsync("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'booking_no_overlap'"))!;
        Assert.StartsWith("EXCLUDE USING gist (facility_id WITH =, tsrange(", definition, StringComparison.Ordinal);
        Assert.Contains("'[)'", definition, StringComparison.Ordinal);
        Assert.EndsWith("WHERE ((status = ANY (ARRAY['confirmed'::booking_status, 'pending'::booking_status])))", definition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insert_BookingsThatTouch_BothGoIn()
    {
        Assert.Null(await TryAsync("09:00", "10:00"));
        Assert.Null(await TryAsync("10:00", "11:00"));
        Assert.Null(await TryAsync("08:00", "09:00"));
    }

    [Fact]
    public async Task Insert_SameTimeInAnotherRoom_GoesIn()
    {
        var other = (await A.Facility().SaveAsync(portal)).Id;

        Assert.Null(await TryAsync("09:00", "10:00"));
        Assert.Null(await portal.TryBookAsync(other, _robin, $"{Day} 09:00+00", $"{Day} 10:00+00"));
    }

    [Fact]
    public async Task Insert_SlotOfAPendingBooking_IsRefused()
    {
        Assert.Null(await TryAsync("09:00", "10:00", ("status", "'pending'")));

        Assert.Equal(Overlap, await TryAsync("09:30", "10:30"));
    }

    [Fact]
    public async Task Insert_SlotOfACancelledBooking_GoesIn()
    {
        await TryAsync("09:00", "10:00");
        await portal.SqlAsync("UPDATE bookings SET status = 'cancelled', cancelled_at = now(), cancelled_by = user_id WHERE facility_id = $1", _room);

        Assert.Null(await TryAsync("09:00", "10:00"));
    }

    [Fact]
    public async Task Update_CancelledBookingComesBackToATakenSlot_IsRefused()
    {
        var first = await portal.BookAsync(_room, _robin);
        await portal.SqlAsync("UPDATE bookings SET status = 'cancelled', cancelled_at = now(), cancelled_by = user_id WHERE id = $1", first);
        await portal.BookAsync(_room, _robin);

        Assert.Equal(Overlap, await Sql.RefusalAsync(
            portal.Owner, "UPDATE bookings SET status = 'confirmed', cancelled_at = NULL, cancelled_by = NULL WHERE id = $1", first));
    }

    [Fact]
    public async Task Update_MoveOntoATakenSlot_IsRefused()
    {
        await TryAsync("09:00", "10:00");
        var second = await portal.BookAsync(_room, _robin, $"{Day} 10:00+00", $"{Day} 11:00+00");

        Assert.Equal(Overlap, await Sql.RefusalAsync(portal.Owner, "UPDATE bookings SET start_time = start_time - interval '15 minutes' WHERE id = $1", second));
    }

    [Fact]
    public async Task Insert_BufferAfterTheFirst_KeepsTheNextAway()
    {
        await TryAsync("09:00", "10:00", ("buffer_after", "15"));

        Assert.Equal(Overlap, await TryAsync("10:00", "11:00"));
        Assert.Null(await TryAsync("10:15", "11:00"));
    }

    [Fact]
    public async Task Insert_BufferBeforeTheSecond_KeepsItAwayFromTheFirst()
    {
        await TryAsync("09:00", "10:00");

        Assert.Equal(Overlap, await TryAsync("10:00", "11:00", ("buffer_before", "15")));
        Assert.Null(await TryAsync("10:15", "11:00", ("buffer_before", "15")));
    }

    [Fact]
    public async Task Insert_BufferAfterAndBufferBefore_AddUp()
    {
        await TryAsync("09:00", "10:00", ("buffer_after", "15"));

        Assert.Equal(Overlap, await TryAsync("10:30", "11:00", ("buffer_before", "30")));
        Assert.Null(await TryAsync("10:45", "11:00", ("buffer_before", "30")));
    }

    private Task<(string SqlState, string? Constraint)?> TryAsync(string from, string to, params (string Column, string Value)[] also) =>
        portal.TryBookAsync(_room, _robin, $"{Day} {from}+00", $"{Day} {to}+00", also);
}
