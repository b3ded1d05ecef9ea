using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

public sealed class RestoreAndUndoTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task UndoAsync_AMove_SetsEverythingBackAndIsAudited()
    {
        var (here, there) = (await A.Facility().SaveAsync(portal), await A.Facility().WithBuffers(15, 15).SaveAsync(portal));
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(here.Id));
        var move = ChangeRequest.Move(booking, (await portal.SlotAsync(12, 13)), Guid.NewGuid(), there.Id);
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(move)));
        var undo = new UndoRequest(booking.Id, move.RequestId, Guid.NewGuid());

        var undone = Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.UndoAsync(undo)));
        Assert.Equal(undone, await portal.AsAsync(robin, bookings => bookings.UndoAsync(undo)));

        Assert.Equal(booking with { Version = undone.Version }, await portal.SeeAsync(robin, booking.Id));
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    [Fact]
    public async Task UndoAsync_AnEarlyEnd_RunsAgainToItsEnd()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var running = await portal.RunningAsync(robin, room.Id, beganMinutesAgo: 20, lasts: 300);
        var end = new EndNowRequest(running.Id, running.Version, Guid.NewGuid());
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.EndNowAsync(end)));

        Assert.IsType<BookingOutcome.Changed>(await UndoAsync(robin, running.Id, end.RequestId));

        Assert.Equal(running.Slot, (await portal.SeeAsync(robin, running.Id)).Slot);
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    [Fact]
    public async Task I7_UndoAsync_ACancellation_StandsAgainUnlessTheSlotIsTaken()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, rival) = (await A.Person().SaveAsync(portal), await A.Person().SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var first = new CancelRequest(booking.Id, Guid.NewGuid(), "By mistake");
        await portal.CancelAsync(robin, first);

        Assert.IsType<BookingOutcome.Restored>(await UndoAsync(robin, booking.Id, first.RequestId));
        var second = new CancelRequest(booking.Id, Guid.NewGuid());
        await portal.CancelAsync(robin, second);
        await portal.MustBookAsync(rival, booking.Slot.AskFor(room.Id));

        Assert.IsType<BookingOutcome.SlotTaken>(await UndoAsync(robin, booking.Id, second.RequestId));
        Assert.Equal(0, await portal.OverlapsAsync());
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    [Fact]
    public async Task UndoAsync_TooLateOrTouchedMeanwhileOrOfSomebodyElse_ChangesNothing()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var change = ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid());
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(change)));

        Assert.IsType<BookingOutcome.NotFound>(await portal.AsStaffAsync(
            staff, bookings => bookings.UndoAsync(new UndoRequest(booking.Id, change.RequestId, Guid.NewGuid()))));

        await portal.SqlAsync("UPDATE booking_audit_log SET changed_at = changed_at - interval '1 minute' WHERE request_id = $1", change.RequestId);
        var late = Assert.IsType<BookingOutcome.Refused>(await UndoAsync(robin, booking.Id, change.RequestId));
        Assert.Equal(RefusalCode.UndoTooLate, Assert.Single(late.Because).Code);

        var longer = await portal.SeeAsync(robin, booking.Id);
        var next = ChangeRequest.EndAt(longer, longer.Slot.End + Hour, Guid.NewGuid());
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(next)));
        var touched = Assert.IsType<BookingOutcome.Stale>(await UndoAsync(robin, booking.Id, change.RequestId));
        Assert.Equal(next.RequestId, await portal.SqlAsync("SELECT request_id FROM booking_audit_log WHERE booking_id = $1 ORDER BY id DESC", booking.Id));
        Assert.Single(touched.Since);
    }

    [Fact]
    public async Task RestoreAsync_OwnCancelledBooking_IsJudgedLikeANewOne()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid()));
        var gone = await portal.SeeAsync(robin, booking.Id);
        var click = new RestoreRequest(booking.Id, gone.Version, Guid.NewGuid());

        var restored = Assert.IsType<BookingOutcome.Restored>(await portal.AsAsync(robin, bookings => bookings.RestoreAsync(click)));
        Assert.Equal(restored, await portal.AsAsync(robin, bookings => bookings.RestoreAsync(click)));
        var stale = Assert.IsType<BookingOutcome.Stale>(await portal.AsAsync(robin, bookings => bookings.RestoreAsync(click with { RequestId = Guid.NewGuid() })));

        Assert.Equal(StaleReason.NotCancelled, stale.What);
        Assert.Equal("restored", await portal.SqlAsync("SELECT action::text FROM booking_audit_log WHERE booking_id = $1 ORDER BY id DESC", booking.Id));
        await portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid()));
        gone = await portal.SeeAsync(robin, booking.Id);
        await portal.SqlAsync("INSERT INTO facility_closures (facility_id, starts_local, ends_local, reason) VALUES ($1, '2000-01-01', '2100-01-01', 'Flood')", room.Id);
        await portal.SqlAsync("UPDATE facilities SET rules_version = rules_version + 1 WHERE id = $1", room.Id);
        var closed = await portal.AsAsync(robin, bookings => bookings.RestoreAsync(new RestoreRequest(booking.Id, gone.Version, Guid.NewGuid())));
        Assert.Equal(RefusalCode.DuringClosure, Assert.Single(Assert.IsType<BookingOutcome.Refused>(closed).Because).Code);
    }

    [Fact]
    public async Task RestoreAsync_CancelledByStaff_IsForStaffAlone()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.CancelAsync(staff, new CancelRequest(booking.Id, Guid.NewGuid(), "Flood"), RoleNames.Staff);
        var gone = await portal.SeeAsync(robin, booking.Id);
        var click = new RestoreRequest(booking.Id, gone.Version, Guid.NewGuid());

        Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsAsync(robin, bookings => bookings.RestoreAsync(click)));
        Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.RestoreAsync(click)));
        Assert.IsType<BookingOutcome.Restored>(await portal.AsStaffAsync(staff, bookings => bookings.RestoreAsync(click with { Reason = "It is dry again" })));
    }

    [Fact]
    public async Task RestoreAsync_ManyAtOnceForOneSlot_OneStands()
    {
        var room = await A.Facility().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10);
        var gone = new List<(PortalUser Person, BookingDetails Booking)>();
        for (var i = 0; i < 8; i++)
        {
            var person = await A.Person().SaveAsync(portal);
            var id = await portal.MustBookAsync(person, slot.AskFor(room.Id));
            await portal.CancelAsync(person, new CancelRequest(id, Guid.NewGuid()));
            gone.Add((person, await portal.SeeAsync(person, id)));
        }

        var answers = await Task.WhenAll(gone.Select(one => Task.Run(() => portal.AsAsync(
            one.Person, bookings => bookings.RestoreAsync(new RestoreRequest(one.Booking.Id, one.Booking.Version, Guid.NewGuid()))))));

        Assert.Single(answers.OfType<BookingOutcome.Restored>());
        Assert.Equal(7, answers.OfType<BookingOutcome.SlotTaken>().Count());
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    [Fact]
    public async Task UndoAsync_RenamedOrShortenedInARetiredRoom_IsSetBackAndACancellationIsNot()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 11)).AskFor(room.Id));
        await portal.SqlAsync("WITH shut AS (DELETE FROM facility_opening_hours WHERE facility_id = $1) UPDATE facilities SET rules_version = rules_version + 1, is_active = false WHERE id = $1", room.Id);
        portal.Get<BookingPortal.Facilities.FacilityCatalog>().Forget();
        foreach (var change in new Func<BookingDetails, ChangeRequest>[]
        {
            seen => ChangeRequest.Edit(seen, seen.Content with { Title = "Renamed" }, Guid.NewGuid()),
            seen => ChangeRequest.EndAt(seen, seen.Slot.End - Hour, Guid.NewGuid()),
        })
        {
            var asked = change(await portal.SeeAsync(robin, booking.Id));
            Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(asked)));
            var undone = Assert.IsType<BookingOutcome.Changed>(await UndoAsync(robin, booking.Id, asked.RequestId));
            Assert.Equal(booking with { Version = undone.Version }, await portal.SeeAsync(robin, booking.Id));
        }

        var more = ChangeRequest.Edit(await portal.SeeAsync(robin, booking.Id), booking.Content with { AttendeeCount = 5 }, Guid.NewGuid());
        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(more)));
        Assert.Equal(RefusalCode.FacilityNotInUse, Assert.Single(refused.Because).Code);
        var cancel = new CancelRequest(booking.Id, Guid.NewGuid());
        await portal.CancelAsync(robin, cancel);
        refused = Assert.IsType<BookingOutcome.Refused>(await UndoAsync(robin, booking.Id, cancel.RequestId));
        Assert.Equal(RefusalCode.FacilityNotInUse, Assert.Single(refused.Because).Code);
    }

    [Fact]
    public async Task UndoAsync_ACancellationOfWhatStaffBookedOutsideOfHours_StandsAgain()
    {
        var room = await A.Facility().Open(540, 1020).SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var request = (await portal.SlotAsync(18, 19)).AskFor(room.Id) with { Override = [RefusalCode.OutsideOpeningHours], Reason = "Election night" };
        var id = await portal.MustBookAsync(staff, request, RoleNames.Staff);
        var cancel = new CancelRequest(id, Guid.NewGuid());
        await portal.CancelAsync(staff, cancel);

        Assert.IsType<BookingOutcome.Restored>(await UndoAsync(staff, id, cancel.RequestId));
    }

    [Fact]
    public async Task RestoreAsync_BuffersChangedMeanwhile_TakesThoseOfTheRoom()
    {
        var room = await A.Facility().WithBuffers(15, 15).SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid()));
        await portal.SqlAsync("UPDATE facilities SET buffer_before = 30, buffer_after = 60, rules_version = rules_version + 1 WHERE id = $1", room.Id);
        var gone = await portal.SeeAsync(robin, booking.Id);

        Assert.IsType<BookingOutcome.Restored>(await portal.AsAsync(robin, bookings => bookings.RestoreAsync(new RestoreRequest(booking.Id, gone.Version, Guid.NewGuid()))));

        Assert.Equal(booking.Slot.Widen(Duration.FromMinutes(30), Hour), (await portal.SeeAsync(robin, booking.Id)).Blocked);
    }

    private Task<BookingOutcome> UndoAsync(PortalUser person, long bookingId, Guid undone) =>
        portal.AsAsync(person, bookings => bookings.UndoAsync(new UndoRequest(bookingId, undone, Guid.NewGuid())));
}
