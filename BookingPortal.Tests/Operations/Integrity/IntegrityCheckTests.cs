using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Operations.Integrity;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Operations.Integrity;

/// <summary>Each promise is broken by one row of its own, which the check then names, and nothing else.</summary>
public sealed class IntegrityCheckTests : IAsyncLifetime
{
    private readonly PortalFixture _portal = new();
    private BookingDetails _first = null!;
    private BookingDetails _second = null!;
    private BookingDetails _cancelled = null!;

    private const string DropGuard = "ALTER TABLE bookings DROP CONSTRAINT booking_no_overlap";

    private const string Loosen = "ALTER TABLE booking_audit_log DROP CONSTRAINT audit_values_present";

    private const string BlockedRange =
        "tsrange((start_time AT TIME ZONE 'UTC') - make_interval(mins => buffer_before), (end_time AT TIME ZONE 'UTC') + make_interval(mins => buffer_after), '[)')";

    public static TheoryData<string, string> Breakages => new()
    {
        { "I1", "ALTER TABLE bookings DROP CONSTRAINT booking_no_overlap; UPDATE bookings SET start_time = start_time - interval '1 hour', end_time = end_time - interval '1 hour' WHERE id = $second" },
        { "I1-guard", "ALTER TABLE bookings DROP CONSTRAINT booking_no_overlap" },
        { "I1-guard", $"{DropGuard}; ALTER TABLE bookings ADD CONSTRAINT booking_no_overlap EXCLUDE USING gist (id WITH =) WHERE (status IN ('confirmed', 'pending'))" },
        { "I1-guard", $"{DropGuard}; ALTER TABLE bookings ADD CONSTRAINT booking_no_overlap EXCLUDE USING gist (facility_id WITH =, tsrange(start_time AT TIME ZONE 'UTC', end_time AT TIME ZONE 'UTC', '[)') WITH &&) WHERE (status IN ('confirmed', 'pending'))" },
        { "I1-guard", $"{DropGuard}; ALTER TABLE bookings ADD CONSTRAINT booking_no_overlap EXCLUDE USING gist (facility_id WITH =, {BlockedRange} WITH &&) WHERE (status = 'confirmed' AND status <> 'pending')" },
        { "I1-guard", $"{DropGuard}; ALTER TABLE bookings ADD CONSTRAINT booking_no_overlap EXCLUDE USING gist (facility_id WITH =, {BlockedRange} WITH &&) WHERE (status IN ('confirmed', 'pending')) DEFERRABLE" },
        { "I1-guard", "ALTER TABLE bookings DROP CONSTRAINT booking_time_valid" },
        { "I1-guard", "ALTER TABLE bookings DROP CONSTRAINT booking_duration_reasonable; ALTER TABLE bookings ADD CONSTRAINT booking_duration_reasonable CHECK (end_time <= start_time + interval '24 hours') NOT VALID" },
        { "I2-first", "DELETE FROM booking_audit_log WHERE booking_id = $second" },
        { "I2-first", "INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values) SELECT booking_id, facility_id, action, new_values FROM booking_audit_log WHERE booking_id = $second" },
        { "I2-joined", "UPDATE booking_audit_log SET old_values = old_values || '{\"title\": \"Other\"}' WHERE booking_id = $cancelled AND action = 'cancelled'" },
        { "I3", "UPDATE bookings SET title = 'Past the portal' WHERE id = $second" },
        { "I3", $"{Loosen}; UPDATE booking_audit_log SET new_values = NULL WHERE booking_id = $second" },
        { "I6", "UPDATE booking_audit_log SET request_id = NULL WHERE booking_id = $second" },
        { "I6", $"DROP INDEX {ConstraintNames.BookingRequestId}; CREATE UNIQUE INDEX {ConstraintNames.BookingRequestId} ON bookings (request_id) WHERE status <> 'cancelled'" },
        { "I6", $"DROP INDEX {ConstraintNames.BookingRequestId}" },
        { "I6", "DROP INDEX uq_booking_audit_request" },
        { "I6", "DROP INDEX uq_booking_audit_request; CREATE UNIQUE INDEX uq_booking_audit_request ON booking_audit_log (request_id, booking_id) WHERE action = 'created'" },
        { "I6", "UPDATE booking_audit_log SET request_id = gen_random_uuid() WHERE booking_id = $second" },
        { "I7", "ALTER TABLE bookings DROP CONSTRAINT booking_cancellation_consistency; UPDATE bookings SET cancelled_by = NULL WHERE id = $cancelled" },
        { "I7", "UPDATE booking_audit_log SET action = 'updated' WHERE booking_id = $cancelled AND action = 'cancelled'" },
        { "I7", "UPDATE booking_audit_log SET action = 'admin_cancelled', reason = NULL WHERE booking_id = $cancelled AND action = 'cancelled'" },
        { "I7", "UPDATE booking_audit_log SET action = 'admin_cancelled', reason = E' \\u200B ' WHERE booking_id = $cancelled AND action = 'cancelled'" },
        { "I7", "INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values) SELECT booking_id, facility_id, 'cancelled', new_values, new_values FROM booking_audit_log WHERE booking_id = $second" },
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
        Assert.Equal(
            ["I1", "I10", "I2", "I3", "I6", "I7", "I8", "I9"],
            results.Select(result => result.Invariant.Id.Split('-')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task RunAsync_OneRowBroken_NamesThatRow(string invariant, string breakage)
    {
        var id = breakage.Contains("$second", StringComparison.Ordinal) ? _second.Id : breakage.Contains("$cancelled", StringComparison.Ordinal) ? _cancelled.Id : 0;

        // As the verb migrate does it: for its time the owner may make things in the schema.
        await Sql.ScalarAsync(_portal.As(EmbeddedPostgres.Superuser), "GRANT CREATE ON SCHEMA public TO booking_owner");
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

    [Fact]
    public async Task RunAsync_CancelledASecondTimeUnderAnotherName_IsNamed()
    {
        var robin = await A.Person().SaveAsync(_portal);
        var room = await A.Facility().SaveAsync(_portal);
        var booking = await _portal.HoldAsync(robin, (await _portal.SlotAsync(9, 10)).AskFor(room.Id));
        await _portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid()));
        var cancelled = await _portal.SeeAsync(robin, booking.Id);
        Assert.IsType<BookingOutcome.Restored>(await _portal.AsAsync(robin, bookings => bookings.RestoreAsync(new RestoreRequest(booking.Id, cancelled.Version, Guid.NewGuid()))));
        await _portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid()));
        await _portal.SqlAsync("UPDATE booking_audit_log SET action = 'updated' WHERE id = (SELECT max(id) FROM booking_audit_log WHERE booking_id = $1)", booking.Id);

        Assert.Equal([booking.Id], (await CheckAsync()).Single(result => result.Invariant.Id == "I7").FirstIds);
    }

    [Theory]
    [InlineData("outside of its hours", true)]
    [InlineData("within a closure", true)]
    [InlineData("moved there", true)]
    [InlineData("hours changed afterwards", false)]
    [InlineData("with the rule set aside", false)]
    [InlineData("room taken out of use", false)]
    public async Task I8_BookingToComeOutsideOfTheHours_IsBrokenUnlessSomethingExplainsIt(string situation, bool isBroken)
    {
        var room = await A.Facility().Open(480, 1080).SaveAsync(_portal);
        var robin = await A.Person().SaveAsync(_portal);
        var inside = await _portal.HoldAsync(robin, (await _portal.SlotAsync(10, 11)).AskFor(room.Id));
        var slot = await _portal.SlotAsync(20, 21);
        var id = inside.Id;
        switch (situation)
        {
            case "outside of its hours":
                id = await PlantAsync(room, robin, slot);
                break;
            case "within a closure":
                await _portal.SqlAsync(
                    "INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, $2, $3, 'Flood')",
                    room.Id, Local(slot.Start - Duration.FromHours(6)), Local(slot.End - Duration.FromHours(6)));
                id = await PlantAsync(room, robin, new TimeSlot(slot.Start - Duration.FromHours(6), slot.End - Duration.FromHours(6)));
                break;
            case "moved there":
                await _portal.SqlAsync(
                    """
                    WITH before AS (SELECT * FROM bookings WHERE id = $1),
                    moved AS (UPDATE bookings b SET start_time = $2, end_time = $3 FROM before WHERE b.id = before.id RETURNING b.*)
                    INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values)
                    SELECT moved.id, moved.facility_id, 'updated', to_jsonb(before), to_jsonb(moved) FROM moved, before
                    """,
                    id, slot.Start.ToDateTimeUtc(), slot.End.ToDateTimeUtc());
                break;
            case "hours changed afterwards":
                await _portal.SqlAsync("UPDATE facility_opening_hours SET opens = 660 WHERE facility_id = $1", room.Id);
                break;
            case "with the rule set aside":
                var desk = await A.StaffMember().SaveAsync(_portal);
                id = Assert.IsType<BookingOutcome.Booked>(await _portal.AsStaffAsync(desk, bookings => bookings.BookAsync(
                    slot.AskFor(room.Id) with { Override = [RefusalCode.OutsideOpeningHours], Reason = "Board meeting" }))).Id;
                break;
            default:
                await _portal.SqlAsync("UPDATE facilities SET is_active = false, rules_version = rules_version + 1 WHERE id = $1", room.Id);
                break;
        }

        _portal.Get<FacilityCatalog>().Forget();
        var check = _portal.Get<IntegrityCheck>();
        var report = await check.ReportAsync();

        Assert.Equal(isBroken ? [id] : [], report.Results.Single(result => result.Invariant == Invariant.Hours).FirstIds);
        Assert.Equal(isBroken ? [] : [id], report.Affected);
        Assert.Equal((report, !isBroken), (check.Last, report.IsWhole));

        static DateTime Local(Instant instant) => DateTime.SpecifyKind(instant.ToDateTimeUtc(), DateTimeKind.Unspecified);
    }

    [Fact]
    public async Task I8_ABookingOfEachDayOfAYear_OnlyTheOneOutsideOfTheHoursIsNamed()
    {
        var room = await A.Facility().Open(480, 1080).SaveAsync(_portal);
        await _portal.SqlAsync(
            """
            INSERT INTO bookings (facility_id, user_id, start_time, end_time, title)
            SELECT $1, (SELECT min(id) FROM users), day, day + interval '1 hour', 'Daily'
            FROM generate_series(date_trunc('day', now(), 'UTC') + interval '34 hours', now() + interval '1 year', interval '1 day') AS day
            """, room.Id);
        var id = await PlantAsync(room, await A.Person().SaveAsync(_portal), await _portal.SlotAsync(17.5, 18.5, daysAhead: 200));

        Assert.Equal([id], (await CheckAsync()).Single(result => result.Invariant == Invariant.Hours).FirstIds);
    }

    private async Task<long> PlantAsync(Facility room, BookingPortal.Accounts.PortalUser person, TimeSlot slot) => (long)(await _portal.SqlAsync(
        """
        WITH held AS (INSERT INTO bookings (facility_id, user_id, start_time, end_time, title) VALUES ($1, $2, $3, $4, 'Planted') RETURNING *)
        INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, request_id)
        SELECT id, facility_id, 'created', to_jsonb(held), request_id FROM held RETURNING booking_id
        """,
        room.Id, person.Id, slot.Start.ToDateTimeUtc(), slot.End.ToDateTimeUtc()))!;

    private Task<IReadOnlyList<InvariantResult>> CheckAsync() => _portal.Get<IntegrityCheck>().RunAsync();
}
