using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

/// <summary>Who may write: the owner, and staff as long as they are staff. Having booked for somebody is a right to read.</summary>
public sealed class RightsOfVerbsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task ROLE2_OnBehalfOfAColleague_TellsNothingOfWhatHeHolds()
    {
        var room = await A.Facility().Limited(open: 1).SaveAsync(portal);
        var (robin, curious) = (await A.Person().SaveAsync(portal), await A.Person().SaveAsync(portal));
        await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var request = (await portal.SlotAsync(11, 12)).AskFor(room.Id) with { OnBehalfOf = robin.Id };

        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(curious, request));
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.BookAsync(curious, request, RoleNames.Staff));
        Assert.DoesNotContain(
            await portal.AsAsync(curious, bookings => bookings.JudgeAsync(request)), refusal => refusal.Code == RefusalCode.TooManyOpenBookings);
    }

    [Fact]
    public async Task S2_WhoBookedForSomebodyAndIsStaff_ChangesWithoutAReasonAndCancelsWithOne()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var booking = await BookForAsync(staff, robin, room.Id);

        Assert.IsType<BookingOutcome.Changed>(await portal.AsStaffAsync(
            staff, bookings => bookings.ChangeAsync(ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid()))));
        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.CancelAsync(staff, new CancelRequest(booking.Id, Guid.NewGuid()), RoleNames.Staff));
        Assert.Equal(RefusalCode.ReasonMissing, Assert.Single(refused.Because).Code);
        Assert.IsType<BookingOutcome.Cancelled>(await portal.CancelAsync(staff, new CancelRequest(booking.Id, Guid.NewGuid(), "Flood"), RoleNames.Staff));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task S2_WhoBookedForSomebodyAndIsNoLongerStaff_ReadsAndChangesNothing(bool stillClaimsIt)
    {
        string[] roles = stillClaimsIt ? [RoleNames.Staff] : [];
        var room = await A.Facility().SaveAsync(portal);
        var (robin, former) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var booking = await BookForAsync(former, robin, room.Id);
        var cancelled = await BookForAsync(former, robin, room.Id, hour: 14);
        var cancel = new CancelRequest(cancelled.Id, Guid.NewGuid(), "By mistake");
        await portal.CancelAsync(former, cancel, RoleNames.Staff);
        cancelled = await portal.SeeAsync(robin, cancelled.Id);
        var running = await portal.RunningAsync(robin, room.Id, beganMinutesAgo: 60, lasts: 600);
        await portal.SqlAsync("UPDATE bookings SET created_by = $1 WHERE id = $2", former.Id, running.Id);
        await LoseRoleAsync(former);

        Assert.Equal(booking, await portal.AsAsync(former, bookings => bookings.FindAsync(booking.Id), roles));
        foreach (var act in new Func<BookingService, Task<BookingOutcome>>[]
        {
            bookings => bookings.ChangeAsync(ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid()) with { Reason = "Mine" }),
            bookings => bookings.CancelAsync(new CancelRequest(booking.Id, Guid.NewGuid(), "Mine")),
            bookings => bookings.EndNowAsync(new EndNowRequest(running.Id, running.Version, Guid.NewGuid(), "Mine")),
            bookings => bookings.RestoreAsync(new RestoreRequest(cancelled.Id, cancelled.Version, Guid.NewGuid()) { Reason = "Mine" }),
            bookings => bookings.UndoAsync(new UndoRequest(cancelled.Id, cancel.RequestId, Guid.NewGuid())),
        })
        {
            Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsAsync(former, act, roles));
        }

        Assert.Equal((booking, cancelled, running), (await portal.SeeAsync(robin, booking.Id), await portal.SeeAsync(robin, cancelled.Id), await SeenRunningAsync()));
        var may = BookingActions.Of(booking, new Viewer(former.Id, "", null, IsStaff: false, IsAdmin: false, ""), isStaff: false, await portal.NowAsync());
        Assert.Equal((false, false, false), (may.Change, may.Cancel, may.Restore));

        async Task<BookingDetails> SeenRunningAsync() => await portal.SeeAsync(robin, running.Id) with { CreatedBy = null };
    }

    [Fact]
    public async Task S3_RoleThatOnlyTheSignInClaims_SetsNoRuleAsideAndRestoresNothing()
    {
        var room = await A.Facility().Open(540, 1020).SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var other = await portal.HoldAsync(robin, (await portal.SlotAsync(11, 12)).AskFor(room.Id));
        await portal.CancelAsync(staff, new CancelRequest(other.Id, Guid.NewGuid(), "Flood"), RoleNames.Staff);
        other = await portal.SeeAsync(robin, other.Id);
        var late = ChangeRequest.EndAt(booking, booking.Slot.Start + Hour * 9, Guid.NewGuid()) with { Override = [RefusalCode.OutsideOpeningHours], Reason = "Please" };

        Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsStaffAsync(robin, bookings => bookings.ChangeAsync(late)));
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsStaffAsync(
            robin, bookings => bookings.RestoreAsync(new RestoreRequest(other.Id, other.Version, Guid.NewGuid()))));
    }

    [Fact]
    public async Task EndNowAsync_StaffForAnother_NeedsAReasonAndTellsIt()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var running = await portal.RunningAsync(robin, room.Id, beganMinutesAgo: 60, lasts: 600);
        var end = new EndNowRequest(running.Id, running.Version, Guid.NewGuid());

        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.AsStaffAsync(staff, bookings => bookings.EndNowAsync(end)));
        Assert.Equal(RefusalCode.ReasonMissing, Assert.Single(refused.Because).Code);
        Assert.IsType<BookingOutcome.Changed>(await portal.AsStaffAsync(staff, bookings => bookings.EndNowAsync(end with { Reason = "Fire drill" })));
        Assert.Equal("end_now Fire drill", await portal.SqlAsync(
            "SELECT request_verb || ' ' || reason FROM booking_audit_log WHERE request_id = $1", end.RequestId));
    }

    [Theory]
    [InlineData("security_stamp = 'signed out everywhere'")]
    [InlineData("locked_at = now()")]
    public async Task S3_StampChangedOrLocked_NoVerbIsDone(string set)
    {
        var room = await A.Facility().SaveAsync(portal);
        var asking = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var booking = await portal.HoldAsync(staff, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var pending = await portal.HoldAsync(staff, (await portal.SlotAsync(9, 10)).AskFor(asking.Id));
        var running = await portal.RunningAsync(staff, room.Id, beganMinutesAgo: 60, lasts: 600);
        var gone = await portal.HoldAsync(staff, (await portal.SlotAsync(11, 12)).AskFor(room.Id));
        var cancel = new CancelRequest(gone.Id, Guid.NewGuid());
        await portal.CancelAsync(staff, cancel);
        gone = await portal.SeeAsync(staff, gone.Id);
        var lines = await LinesAsync();
        await portal.SqlAsync($"UPDATE users SET {set} WHERE id = $1", staff.Id);

        foreach (var act in new Func<BookingService, Task<BookingOutcome>>[]
        {
            bookings => bookings.BookAsync(new TimeSlot(booking.Slot.End, booking.Slot.End + Hour).AskFor(room.Id)),
            bookings => bookings.ChangeAsync(ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid())),
            bookings => bookings.CancelAsync(new CancelRequest(booking.Id, Guid.NewGuid())),
            bookings => bookings.EndNowAsync(new EndNowRequest(running.Id, running.Version, Guid.NewGuid())),
            bookings => bookings.RestoreAsync(new RestoreRequest(gone.Id, gone.Version, Guid.NewGuid())),
            bookings => bookings.UndoAsync(new UndoRequest(gone.Id, cancel.RequestId, Guid.NewGuid())),
            bookings => bookings.ApproveAsync(new DecisionRequest(pending.Id, pending.Version, Guid.NewGuid())),
            bookings => bookings.RejectAsync(new DecisionRequest(pending.Id, pending.Version, Guid.NewGuid(), "No")),
        })
        {
            Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsStaffAsync(staff, act));
        }

        Assert.Equal(lines, await LinesAsync());

        Task<object?> LinesAsync() => portal.SqlAsync("SELECT count(*) FROM booking_audit_log");
    }

    private async Task<BookingDetails> BookForAsync(PortalUser staff, PortalUser owner, int room, int hour = 9) =>
        await portal.SeeAsync(owner, await portal.MustBookAsync(
            staff, (await portal.SlotAsync(hour, hour + 1)).AskFor(room) with { OnBehalfOf = owner.Id }, RoleNames.Staff));

    /// <summary>The role alone, as if the sign-in had been renewed: the stamp is the one of the test.</summary>
    private Task<object?> LoseRoleAsync(PortalUser person) => portal.SqlAsync(
        "DELETE FROM user_roles WHERE user_id = $1 AND role_id IN (SELECT id FROM roles WHERE normalized_name IN ('STAFF', 'ADMIN'))", person.Id);
}
