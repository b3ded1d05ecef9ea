using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

public sealed class ChangeAsyncTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task ChangeAsync_MovedToAnotherRoomAndTime_FreesTheOldSlotAndHoldsTheNew()
    {
        var (here, there) = (await A.Facility().SaveAsync(portal), await A.Facility().WithBuffers(15, 30).SaveAsync(portal));
        var robin = await A.Person().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10);
        var booking = await portal.HoldAsync(robin, slot.AskFor(here.Id));

        var changed = Assert.IsType<BookingOutcome.Changed>(await ChangeAsync(
            robin, ChangeRequest.Move(booking, new TimeSlot(slot.Start + Hour, slot.End + Hour), Guid.NewGuid(), there.Id)));

        var now = await portal.SeeAsync(robin, booking.Id);
        Assert.Equal((there.Id, slot.Start + Hour, slot.End + Hour, changed.Version), (now.FacilityId, now.Slot.Start, now.Slot.End, now.Version));
        Assert.Equal(now.Slot.Widen(Duration.FromMinutes(15), Duration.FromMinutes(30)), now.Blocked);
        Assert.True(now.Version > booking.Version);
        Assert.Equal(booking.Content, now.Content);
        await portal.MustBookAsync(robin, slot.AskFor(here.Id));
        Assert.IsType<BookingOutcome.SlotTaken>(await portal.BookAsync(robin, now.Slot.AskFor(there.Id)));
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    [Fact]
    public async Task ChangeAsync_ExtendedIntoTheNext_IsTakenAndNothingChanges()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, rival) = (await A.Person().SaveAsync(portal), await A.Person("Kim Rival").SaveAsync(portal));
        var slot = await portal.SlotAsync(9, 10);
        var booking = await portal.HoldAsync(robin, slot.AskFor(room.Id));
        await portal.MustBookAsync(rival, (await portal.SlotAsync(10.5, 11)).AskFor(room.Id));

        Assert.IsType<BookingOutcome.Changed>(await ChangeAsync(robin, ChangeRequest.EndAt(booking, slot.End + Duration.FromMinutes(30), Guid.NewGuid())));
        var longer = await portal.SeeAsync(robin, booking.Id);
        var taken = Assert.IsType<BookingOutcome.SlotTaken>(await ChangeAsync(robin, ChangeRequest.EndAt(longer, slot.End + Hour, Guid.NewGuid())));

        Assert.Equal("Kim Rival", Assert.Single(taken.By).Person);
        Assert.Equal(longer, await portal.SeeAsync(robin, booking.Id));
    }

    [Fact]
    public async Task ChangeAsync_Edited_KeepsTheSlotAndTellsOldAndNew()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id, "Before"));
        var content = new BookingContent("After") { Description = "Notes", AttendeeCount = 4, ExternalMeetingUrl = "https://meet.example/1", IsPrivate = true };

        Assert.IsType<BookingOutcome.Changed>(await ChangeAsync(robin, ChangeRequest.Edit(booking, content, Guid.NewGuid())));

        var now = await portal.SeeAsync(robin, booking.Id);
        Assert.Equal((content, booking.Slot), (now.Content, now.Slot));
        Assert.Equal("updated Before After", await portal.SqlAsync(
            "SELECT action || ' ' || (old_values ->> 'title') || ' ' || (new_values ->> 'title') FROM booking_audit_log WHERE booking_id = $1 ORDER BY id DESC", booking.Id));
    }

    [Fact]
    public async Task R37_SameChangeSentTwice_ChangesOnceAndOtherContentIsAnError()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var click = ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid());

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => ChangeAsync(robin, click))));

        Assert.Single(answers.Select(answer => Assert.IsType<BookingOutcome.Changed>(answer).Version).Distinct());
        Assert.Equal(2L, await portal.SqlAsync("SELECT count(*) FROM booking_audit_log WHERE booking_id = $1", booking.Id));
        Assert.IsType<BookingOutcome.KeyReused>(await ChangeAsync(robin, click with { End = booking.Slot.End + Hour + Hour }));
    }

    [Fact]
    public async Task R37_TwoPeopleMoveOneBooking_OneWinsAndTheOtherReadsWhatChanged()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember("Sasha Desk").SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var moved = new TimeSlot(booking.Slot.Start + Hour, booking.Slot.End + Hour);

        Assert.IsType<BookingOutcome.Changed>(await portal.AsStaffAsync(
            staff, bookings => bookings.ChangeAsync(ChangeRequest.Move(booking, moved, Guid.NewGuid()) with { Reason = "Needed at nine" })));
        var stale = Assert.IsType<BookingOutcome.Stale>(await ChangeAsync(robin, ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid())));

        Assert.Equal(StaleReason.BookingChanged, stale.What);
        var missed = Assert.Single(stale.Since);
        Assert.Equal(("Sasha Desk", "Needed at nine", moved.Start), (missed.By, missed.Reason, missed.After.Start));
    }

    [Fact]
    public async Task T1_StrangersAndStaffWithoutReason_ChangeNothing()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, stranger, staff) = (await A.Person().SaveAsync(portal), await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var change = ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid());

        Assert.IsType<BookingOutcome.NotFound>(await ChangeAsync(stranger, change));
        Assert.IsType<BookingOutcome.NotFound>(await ChangeAsync(stranger, change with { BookingId = long.MaxValue }));
        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.ChangeAsync(change)));

        Assert.Equal(RefusalCode.ReasonMissing, Assert.Single(refused.Because).Code);
        Assert.Null(await portal.AsAsync(stranger, bookings => bookings.FindAsync(booking.Id)));
        Assert.Equal(booking, await portal.SeeAsync(robin, booking.Id));
    }

    [Fact]
    public async Task S3_StampChangedMeanwhile_ChangesNothing()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await portal.SqlAsync("UPDATE users SET security_stamp = 'other' WHERE id = $1", robin.Id);

        Assert.IsType<BookingOutcome.NotAllowed>(await ChangeAsync(robin, ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid())));

        Assert.Equal(booking, await portal.SeeAsync(robin, booking.Id));
    }

    [Fact]
    public async Task ChangeAsync_RunningBooking_KeepsStartAndRoomButMayBeExtended()
    {
        var (room, other) = (await A.Facility().SaveAsync(portal), await A.Facility().SaveAsync(portal));
        var robin = await A.Person().SaveAsync(portal);
        var running = await portal.RunningAsync(robin, room.Id, beganMinutesAgo: 60, lasts: 120);

        var moved = Assert.IsType<BookingOutcome.Refused>(await ChangeAsync(robin, ChangeRequest.Move(running, running.Slot, Guid.NewGuid(), other.Id)));
        var later = Assert.IsType<BookingOutcome.Refused>(await ChangeAsync(
            robin, new ChangeRequest(running.Id, running.Version, Guid.NewGuid()) { Start = running.Slot.Start + Duration.FromMinutes(15) }));
        var over = Assert.IsType<BookingOutcome.Refused>(await ChangeAsync(
            robin, ChangeRequest.EndAt(running, running.Slot.Start + Duration.FromMinutes(15), Guid.NewGuid())));

        Assert.Equal([RefusalCode.AlreadyBegun, RefusalCode.AlreadyBegun], new[] { moved, later }.Select(one => Assert.Single(one.Because).Code));
        Assert.Equal(RefusalCode.EndInThePast, Assert.Single(over.Because).Code);
        Assert.IsType<BookingOutcome.Changed>(await ChangeAsync(robin, ChangeRequest.EndAt(running, running.Slot.End + Hour, Guid.NewGuid())));
    }

    [Fact]
    public async Task EndNowAsync_RunningBooking_EndsWithTheRunningQuarterHour()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var running = await portal.RunningAsync(robin, room.Id, beganMinutesAgo: 60, lasts: 240);
        var click = new EndNowRequest(running.Id, running.Version, Guid.NewGuid());
        var before = QuarterHours.Ceiling(await portal.NowAsync());

        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.EndNowAsync(click)));
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.EndNowAsync(click)));

        var ended = await portal.SeeAsync(robin, running.Id);
        Assert.InRange(ended.Slot.End, before, QuarterHours.Ceiling(await portal.NowAsync()));
        var again = await portal.AsAsync(robin, bookings => bookings.EndNowAsync(new EndNowRequest(running.Id, ended.Version, Guid.NewGuid())));
        Assert.Equal(RefusalCode.EndsAnyway, Assert.Single(Assert.IsType<BookingOutcome.Refused>(again).Because).Code);
        await portal.MustBookAsync(robin, new TimeSlot(ended.Slot.End, ended.Slot.End + Hour).AskFor(room.Id));
    }

    [Fact]
    public async Task EndNowAsync_NotYetBegun_IsRefused()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        var refused = await portal.AsAsync(robin, bookings => bookings.EndNowAsync(new EndNowRequest(booking.Id, booking.Version, Guid.NewGuid())));

        Assert.Equal(RefusalCode.NotBegun, Assert.Single(Assert.IsType<BookingOutcome.Refused>(refused).Because).Code);
    }

    [Fact]
    public async Task ChangeAsync_HoursThatHoldNoLonger_StillLetItBeShortenedAndRenamed()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 11)).AskFor(room.Id));
        await portal.SqlAsync("WITH shut AS (DELETE FROM facility_opening_hours WHERE facility_id = $1) UPDATE facilities SET rules_version = rules_version + 1, is_active = false WHERE id = $1", room.Id);
        portal.Get<BookingPortal.Facilities.FacilityCatalog>().Forget();

        Assert.IsType<BookingOutcome.Changed>(await ChangeAsync(robin, ChangeRequest.EndAt(booking, booking.Slot.End - Hour, Guid.NewGuid())));
        var shorter = await portal.SeeAsync(robin, booking.Id);
        Assert.IsType<BookingOutcome.Changed>(await ChangeAsync(robin, ChangeRequest.Edit(shorter, shorter.Content with { Title = "Other" }, Guid.NewGuid())));
        shorter = await portal.SeeAsync(robin, booking.Id);
        var refused = Assert.IsType<BookingOutcome.Refused>(await ChangeAsync(robin, ChangeRequest.EndAt(shorter, shorter.Slot.End + Hour, Guid.NewGuid())));

        Assert.Equal(RefusalCode.FacilityNotInUse, Assert.Single(refused.Because).Code);
    }

    private Task<BookingOutcome> ChangeAsync(BookingPortal.Accounts.PortalUser person, ChangeRequest request) =>
        portal.AsAsync(person, bookings => bookings.ChangeAsync(request));
}
