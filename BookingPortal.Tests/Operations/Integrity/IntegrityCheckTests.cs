using BookingPortal.Bookings;
using BookingPortal.Operations.Integrity;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Operations.Integrity;

/// <summary>Each promise is broken by one row of its own, which the check then names, and nothing else.</summary>
public sealed class IntegrityCheckTests : IAsyncLifetime
{
    private readonly PortalFixture _portal = new();
    private BookingDetails _first = null!;
    private BookingDetails _second = null!;
    private BookingDetails _cancelled = null!;

    public static TheoryData<string, string> Breakages => new()
    {
        { "I1", "ALTER TABLE bookings DROP CONSTRAINT booking_no_overlap; UPDATE bookings SET start_time = start_time - interval '1 hour', end_time = end_time - interval '1 hour' WHERE id = $second" },
        { "I1-guard", "ALTER TABLE bookings DROP CONSTRAINT booking_no_overlap" },
        { "I2-first", "DELETE FROM booking_audit_log WHERE booking_id = $second" },
        { "I2-first", "INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values) SELECT booking_id, facility_id, action, new_values FROM booking_audit_log WHERE booking_id = $second" },
        { "I2-joined", "UPDATE booking_audit_log SET old_values = old_values || '{\"title\": \"Other\"}' WHERE booking_id = $cancelled AND action = 'cancelled'" },
        { "I3", "UPDATE bookings SET title = 'Past the portal' WHERE id = $second" },
        { "I6", "UPDATE booking_audit_log SET request_id = gen_random_uuid() WHERE booking_id = $second" },
        { "I7", "ALTER TABLE bookings DROP CONSTRAINT booking_cancellation_consistency; UPDATE bookings SET cancelled_by = NULL WHERE id = $cancelled" },
        { "I7", "UPDATE booking_audit_log SET action = 'updated' WHERE booking_id = $cancelled AND action = 'cancelled'" },
        { "I7", "UPDATE booking_audit_log SET action = 'admin_cancelled', reason = NULL WHERE booking_id = $cancelled AND action = 'cancelled'" },
        { "I8", "ALTER TABLE bookings DROP CONSTRAINT booking_time_granularity; UPDATE bookings SET start_time = start_time + interval '37 seconds' WHERE id = $second" },
        { "I8", "ALTER TABLE bookings DROP CONSTRAINT booking_time_valid; UPDATE bookings SET end_time = start_time WHERE id = $second" },
        { "I9", "UPDATE booking_audit_log SET changed_at = changed_at - interval '1 hour' WHERE booking_id = $cancelled AND action = 'cancelled'" },
    };

    public async Task InitializeAsync()
    {
        await _portal.InitializeAsync();
        var room = await A.Facility().SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        _first = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id));
        _second = await _portal.HoldAsync(robin, (await _portal.SlotAsync(10, 11)).AskFor(room.Id));
        _cancelled = await _portal.HoldAsync(robin, (await _portal.SlotAsync(11, 12)).AskFor(room.Id));
        await _portal.CancelAsync(robin, new CancelRequest(_cancelled.Id, Guid.NewGuid()));
    }

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task RunAsync_NothingBroken_PassesEveryPromise()
    {
        var results = await CheckAsync();

        Assert.All(results, result => Assert.Equal((result.Invariant.Id, 0L), (result.Invariant.Id, result.Count)));
        Assert.Equal(["I1", "I2", "I3", "I6", "I7", "I8", "I9", "I10"], results.Select(result => result.Invariant.Id.Split('-')[0]).Distinct());
    }

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task RunAsync_OneRowBroken_NamesThatRow(string invariant, string breakage)
    {
        var id = breakage.Contains("$second", StringComparison.Ordinal) ? _second.Id : breakage.Contains("$cancelled", StringComparison.Ordinal) ? _cancelled.Id : 0;
        await _portal.SqlAsync(breakage.Replace("$second", $"{_second.Id}", StringComparison.Ordinal).Replace("$cancelled", $"{_cancelled.Id}", StringComparison.Ordinal));

        var broken = (await CheckAsync()).Single(result => result.Invariant.Id == invariant);

        Assert.Equal((1L, id), (broken.Count, Assert.Single(broken.FirstIds)));
    }

    [Fact]
    public async Task AffectedAsync_HoursChangedAfterwards_ListsTheBookingAndDoesNotCallItBroken()
    {
        Assert.Empty(await _portal.Get<IntegrityCheck>().AffectedAsync());
        await _portal.SqlAsync(
            "INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, $2, $3, 'Flood')",
            _first.FacilityId, Local(_first.Slot.Start), Local(_first.Slot.End));
        _portal.Get<BookingPortal.Facilities.FacilityCatalog>().Forget();

        Assert.Equal([_first.Id], await _portal.Get<IntegrityCheck>().AffectedAsync());
        Assert.All(await CheckAsync(), result => Assert.Equal(0, result.Count));

        static DateTime Local(Instant instant) => DateTime.SpecifyKind(instant.ToDateTimeUtc(), DateTimeKind.Unspecified);
    }

    private Task<IReadOnlyList<InvariantResult>> CheckAsync() => _portal.Get<IntegrityCheck>().RunAsync();
}
