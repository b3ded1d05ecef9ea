using BookingPortal.Bookings;
using BookingPortal.Bookings.Writing;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Bookings;

public sealed class ApprovalTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public async Task APP1_BookAsync_RoomWantsApproval_HoldsTheSlotUntilItExpires()
    {
        var room = await A.Facility().ThatWantsApproval().Limited(approval: 5).SaveAsync(portal);
        var (robin, rival) = (await A.Person().SaveAsync(portal), await A.Person().SaveAsync(portal));
        var slot = await portal.SlotAsync(9, 10);
        var before = await ClockAsync();

        var request = await portal.HoldAsync(robin, slot.AskFor(room.Id));

        Assert.Equal(BookingStatus.Pending, request.Status);
        Assert.InRange(request.ExpiresAt!.Value, before + Hour * 5, await ClockAsync() + Hour * 5);
        Assert.IsType<BookingOutcome.SlotTaken>(await portal.BookAsync(rival, slot.AskFor(room.Id)));
        await ExpireSoonAsync(request.Id);

        // The rival need not wait for the worker.
        Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(rival, slot.AskFor(room.Id)));
        Assert.Equal(BookingStatus.Cancelled, (await portal.SeeAsync(robin, request.Id)).Status);
        Assert.Equal("expired", await portal.SqlAsync("SELECT action::text FROM booking_audit_log WHERE booking_id = $1 AND changed_by IS NULL ORDER BY id DESC", request.Id));
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    [Fact]
    public async Task APP1_RequestShortlyBeforeItsStart_ExpiresAtItsStart()
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10, daysAhead: 1);

        Assert.Equal(slot.Start, (await portal.HoldAsync(robin, slot.AskFor(room.Id))).ExpiresAt);
    }

    [Fact]
    public async Task APP2_TwoApproversAtOnce_OneSucceedsAndTheOthersReadWhoDecidedAndHow()
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var staff = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => A.StaffMember($"Desk {i}").SaveAsync(portal)));
        var request = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        var answers = await Task.WhenAll(staff.Select((one, i) => Task.Run(() => portal.AsStaffAsync(one, bookings => i % 2 == 0
            ? bookings.ApproveAsync(new DecisionRequest(request.Id, request.Version, Guid.NewGuid(), "Enjoy"))
            : bookings.RejectAsync(new DecisionRequest(request.Id, request.Version, Guid.NewGuid(), "The room is needed"))))));

        var winner = Assert.Single(answers, answer => answer is BookingOutcome.Approved or BookingOutcome.Rejected);
        var by = staff[Array.IndexOf(answers, winner)].FullName;
        var late = answers.OfType<BookingOutcome.Stale>().ToList();
        Assert.Equal(7, late.Count);
        Assert.All(late, stale =>
        {
            Assert.Equal(StaleReason.AlreadyDecided, stale.What);
            var decided = Assert.Single(stale.Since);
            Assert.Equal((by, winner is BookingOutcome.Approved ? "Enjoy" : "The room is needed"), (decided.By, decided.Reason));
        });
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    [Fact]
    public async Task APP3_RejectAsync_NeedsANoteAndFreesTheSlot()
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var request = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var decision = new DecisionRequest(request.Id, request.Version, Guid.NewGuid());

        var refused = await portal.AsStaffAsync(staff, bookings => bookings.RejectAsync(decision));
        Assert.Equal(RefusalCode.ReasonMissing, Assert.Single(Assert.IsType<BookingOutcome.Refused>(refused).Because).Code);
        Assert.IsType<BookingOutcome.Rejected>(await portal.AsStaffAsync(staff, bookings => bookings.RejectAsync(decision with { Note = "Too small" })));

        // The same click again is the same answer; the requester cannot bring back what was rejected.
        Assert.IsType<BookingOutcome.Rejected>(await portal.AsStaffAsync(staff, bookings => bookings.RejectAsync(decision with { Note = "Too small" })));
        var gone = await portal.SeeAsync(robin, request.Id);
        Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsAsync(
            robin, bookings => bookings.RestoreAsync(new RestoreRequest(request.Id, gone.Version, Guid.NewGuid()))));
        Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(robin, request.Slot.AskFor(room.Id)));
    }

    [Fact]
    public async Task ApproveAsync_EmployeeOrExpiredOrEdited_DecidesNothing()
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var request = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var decision = new DecisionRequest(request.Id, request.Version, Guid.NewGuid());

        Assert.IsType<BookingOutcome.NotAllowed>(await portal.AsAsync(robin, bookings => bookings.ApproveAsync(decision)));
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(
            robin, bookings => bookings.ChangeAsync(ChangeRequest.Edit(request, request.Content with { Title = "Other" }, Guid.NewGuid()))));
        var edited = Assert.IsType<BookingOutcome.Stale>(await portal.AsStaffAsync(staff, bookings => bookings.ApproveAsync(decision)));
        Assert.Equal(StaleReason.BookingChanged, edited.What);

        request = await portal.SeeAsync(robin, request.Id);
        await ExpireSoonAsync(request.Id);
        var expired = Assert.IsType<BookingOutcome.Stale>(await portal.AsStaffAsync(
            staff, bookings => bookings.ApproveAsync(decision with { Seen = request.Version, RequestId = Guid.NewGuid() })));
        Assert.Equal(StaleReason.AlreadyDecided, expired.What);
    }

    [Fact]
    public async Task APP3_MoveOfAnApprovedBooking_AsksAgainAndShorteningDoesNot()
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var open = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var request = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 11)).AskFor(room.Id));
        Assert.IsType<BookingOutcome.Approved>(await portal.AsStaffAsync(
            staff, bookings => bookings.ApproveAsync(new DecisionRequest(request.Id, request.Version, Guid.NewGuid()))));

        Assert.Equal(BookingStatus.Confirmed, await ChangedAsync(booking => ChangeRequest.EndAt(booking, booking.Slot.End - Hour, Guid.NewGuid())));
        Assert.Equal(BookingStatus.Pending, await ChangedAsync(booking => ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid())));
        Assert.Equal(BookingStatus.Confirmed, await ChangedAsync(booking => ChangeRequest.Move(booking, booking.Slot, Guid.NewGuid(), open.Id)));
        Assert.Null((await portal.SeeAsync(robin, request.Id)).ExpiresAt);

        async Task<BookingStatus> ChangedAsync(Func<BookingDetails, ChangeRequest> change)
        {
            var booking = await portal.SeeAsync(robin, request.Id);
            return Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(change(booking)))).Status;
        }
    }

    [Fact]
    public async Task APP3_RunningBookingInARoomThatWantsApproval_IsNotExtendedAndStandsAsItWas()
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var running = await portal.RunningAsync(robin, room.Id, beganMinutesAgo: 60, lasts: 120);
        var longer = ChangeRequest.EndAt(running, running.Slot.End + Hour, Guid.NewGuid()) with { Reason = "More to say" };

        foreach (var answer in new[]
        {
            await portal.AsAsync(robin, bookings => bookings.ChangeAsync(longer)), await portal.AsStaffAsync(staff, bookings => bookings.ChangeAsync(longer)),
        })
        {
            var refusal = Assert.Single(Assert.IsType<BookingOutcome.Refused>(answer).Because);
            Assert.Equal((RefusalCode.ExtensionNeedsApproval, running.Slot.End), (refusal.Code, refusal.Values[0]));
        }

        Assert.Equal(running, await portal.SeeAsync(robin, running.Id));
        Assert.Equal(BookingStatus.Pending, (await portal.HoldAsync(robin, new BookingPortal.Time.TimeSlot(running.Slot.End, running.Slot.End + Hour).AskFor(room.Id))).Status);
        Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(
            robin, bookings => bookings.ChangeAsync(ChangeRequest.Edit(running, running.Content with { Title = "Renamed" }, Guid.NewGuid()))));
    }

    [Fact]
    public async Task ExpiredRequestThatNobodySweptYet_CountsNowhere()
    {
        var room = await A.Facility().ThatWantsApproval().Limited(open: 1, week: 60).SaveAsync(portal);
        var (robin, rival) = (await A.Person().SaveAsync(portal), await A.Person().SaveAsync(portal));
        var dead = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        await ExpireSoonAsync(dead.Id);

        // Another process has it in hand at this moment.
        await using var holder = new Npgsql.NpgsqlConnection(portal.Owner);
        await holder.OpenAsync();
        await using (var transaction = await holder.BeginTransactionAsync())
        {
            await using var hold = new Npgsql.NpgsqlCommand($"SELECT id FROM bookings WHERE id = {dead.Id} FOR UPDATE", holder, transaction);
            await hold.ExecuteScalarAsync();

            Assert.IsType<BookingOutcome.TryAgain>(await portal.BookAsync(rival, dead.Slot.AskFor(room.Id)));
            Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(robin, (await portal.SlotAsync(11, 12)).AskFor(room.Id)));
        }

        Assert.IsType<BookingOutcome.Booked>(await portal.BookAsync(rival, dead.Slot.AskFor(room.Id)));
    }

    [Fact]
    public async Task RequestExpiry_TwoProcessesAtOnce_EachRequestExpiresOnce()
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var ids = new List<long>();
        for (var hour = 0; hour < 8; hour++)
        {
            ids.Add(await portal.MustBookAsync(robin, (await portal.SlotAsync(hour, hour + 1, daysAhead: 9)).AskFor(room.Id)));
            await ExpireSoonAsync(ids[^1]);
        }

        var expiry = portal.Get<RequestExpiry>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => expiry.ExpireDueAsync(CancellationToken.None))));

        Assert.Equal(8L, await portal.SqlAsync("SELECT count(*) FROM booking_audit_log WHERE action = 'expired' AND booking_id = ANY($1)", ids.ToArray()));
        Assert.Equal(8L, await portal.SqlAsync("SELECT count(*) FROM bookings WHERE status = 'cancelled' AND id = ANY($1)", ids.ToArray()));
    }

    /// <summary>The database's clock itself: what the portal keeps of it lags by the way there.</summary>
    private async Task<Instant> ClockAsync() => Instant.FromDateTimeUtc((DateTime)(await portal.SqlAsync("SELECT clock_timestamp()"))!);

    /// <summary>Sets the row and the history back alike, as if the time had passed.</summary>
    private Task<object?> ExpireSoonAsync(long id) => portal.SqlAsync(
        """
        WITH late AS (UPDATE bookings SET expires_at = now() - interval '1 second' WHERE id = $1 RETURNING *)
        UPDATE booking_audit_log l SET new_values = to_jsonb(late) FROM late
        WHERE l.id = (SELECT max(id) FROM booking_audit_log WHERE booking_id = $1)
        """, id);
}
