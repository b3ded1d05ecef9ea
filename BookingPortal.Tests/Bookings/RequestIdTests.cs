using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Tests.Support;
using BookingPortal.Time;
using NodaTime;
using Npgsql;

namespace BookingPortal.Tests.Bookings;

/// <summary>R37: a request id does one thing to one booking. Sent again it answers the same; with anything else it is a stated error.</summary>
public sealed class RequestIdTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly Duration Hour = Duration.FromHours(1);

    public static TheoryData<string> AfterBooking => ["change", "cancel", "end", "undo"];

    [Theory]
    [MemberData(nameof(AfterBooking))]
    public async Task R37_IdOfTheBookingSentWithAnotherVerb_IsReusedAndChangesNothing(string verb)
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var request = verb == "end"
            ? new TimeSlot(QuarterHours.Floor(await portal.NowAsync()), QuarterHours.Floor(await portal.NowAsync()) + Hour).AskFor(room.Id)
            : (await portal.SlotAsync(9, 10)).AskFor(room.Id);
        var booking = await portal.HoldAsync(robin, request);
        if (verb == "undo")
        {
            var change = ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid());
            await portal.AsAsync(robin, bookings => bookings.ChangeAsync(change));
            var changed = await portal.SeeAsync(robin, booking.Id);

            // Neither with the id of the booking nor with that of what is undone.
            await IsReusedAsync(robin, changed, bookings => bookings.UndoAsync(new UndoRequest(booking.Id, change.RequestId, request.RequestId)));
            await IsReusedAsync(robin, changed, bookings => bookings.UndoAsync(new UndoRequest(booking.Id, change.RequestId, change.RequestId)));
            return;
        }

        await IsReusedAsync(robin, booking, bookings => verb switch
        {
            "change" => bookings.ChangeAsync(ChangeRequest.EndAt(booking, booking.Slot.End + Hour, request.RequestId)),
            "cancel" => bookings.CancelAsync(new CancelRequest(booking.Id, request.RequestId)),
            _ => bookings.EndNowAsync(new EndNowRequest(booking.Id, booking.Version, request.RequestId)),
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R37_IdOfTheRequestSentWithADecision_IsReusedAndDecidesNothing(bool approves)
    {
        var room = await A.Facility().ThatWantsApproval().SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id);
        var booking = await portal.HoldAsync(staff, request);
        var decision = new DecisionRequest(booking.Id, booking.Version, request.RequestId, "Why not");

        await IsReusedAsync(staff, booking, bookings => approves ? bookings.ApproveAsync(decision) : bookings.RejectAsync(decision), RoleNames.Staff);
    }

    [Fact]
    public async Task R37_IdOfTheCancellationSentWithARestoring_IsReusedAndRestoresNothing()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var cancel = new CancelRequest(booking.Id, Guid.NewGuid());
        await portal.CancelAsync(robin, cancel);
        var gone = await portal.SeeAsync(robin, booking.Id);

        await IsReusedAsync(robin, gone, bookings => bookings.RestoreAsync(new RestoreRequest(booking.Id, gone.Version, cancel.RequestId)));
        await IsReusedAsync(robin, gone, bookings => bookings.UndoAsync(new UndoRequest(booking.Id, cancel.RequestId, cancel.RequestId)));
    }

    [Fact]
    public async Task R37_IdOfAnotherPerson_IsReusedWhateverTheVerb()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember().SaveAsync(portal));
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id);
        var booking = await portal.HoldAsync(robin, request);
        var change = ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid()) with { Reason = "Longer" };
        await portal.AsAsync(robin, bookings => bookings.ChangeAsync(change));
        var changed = await portal.SeeAsync(robin, booking.Id);

        await IsReusedAsync(staff, changed, bookings => bookings.ChangeAsync(change), RoleNames.Staff);
        await IsReusedAsync(staff, changed, bookings => bookings.ChangeAsync(change with { Seen = changed.Version }), RoleNames.Staff);
        await IsReusedAsync(staff, changed, bookings => bookings.CancelAsync(new CancelRequest(booking.Id, change.RequestId, "Flood")), RoleNames.Staff);
        await IsReusedAsync(staff, changed, bookings => bookings.CancelAsync(new CancelRequest(booking.Id, request.RequestId, "Flood")), RoleNames.Staff);
    }

    [Fact]
    public async Task R37_TwoVerbsWithOneIdAtTheSameMoment_TheLaterIsReused()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var cancel = new CancelRequest(booking.Id, Guid.NewGuid());
        await using var earlier = new NpgsqlConnection(portal.Owner);
        await earlier.OpenAsync();
        await using var transaction = await earlier.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand(
            """
            INSERT INTO booking_audit_log (booking_id, facility_id, action, old_values, new_values, changed_by, request_id, request_verb)
            SELECT id, facility_id, 'updated', to_jsonb(b), to_jsonb(b), user_id, $1, 'change' FROM bookings b WHERE id = $2
            """, earlier, transaction)
        {
            Parameters = { new() { Value = cancel.RequestId }, new() { Value = booking.Id } },
        })
        {
            await write.ExecuteNonQueryAsync();
        }

        // The cancellation cannot see the other's row of history until it meets it in the index.
        var asked = Task.Run(() => portal.CancelAsync(robin, cancel));
        while (!asked.IsCompleted
            && await Sql.ScalarAsync(
                portal.As(EmbeddedPostgres.Superuser), "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'", portal.Database) is 0L)
        {
            await Task.Yield();
        }

        await transaction.CommitAsync();

        Assert.IsType<BookingOutcome.KeyReused>(await asked);
        Assert.Equal(booking, await portal.SeeAsync(robin, booking.Id));
    }

    [Fact]
    public async Task R37_ChangeSentAgainWithLessOrOtherContentOrReason_IsReused()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var change = ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid()) with { Content = booking.Content with { Title = "Longer" }, Reason = "Guests" };
        var done = Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.ChangeAsync(change)));
        var changed = await portal.SeeAsync(robin, booking.Id);

        Assert.Equal(done, await portal.AsAsync(robin, bookings => bookings.ChangeAsync(change)));
        foreach (var other in new[]
        {
            change with { Content = null }, change with { End = null }, change with { Reason = "Others" }, change with { Reason = null },
            change with { Seen = changed.Version },
        })
        {
            await IsReusedAsync(robin, changed, bookings => bookings.ChangeAsync(other));
        }
    }

    [Fact]
    public async Task R37_EndNowUnderTheIdOfAShortening_IsReused()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var running = await portal.RunningAsync(robin, room.Id, beganMinutesAgo: 60, lasts: 600);
        var shorter = ChangeRequest.EndAt(running, running.Slot.End - Hour, Guid.NewGuid());
        await portal.AsAsync(robin, bookings => bookings.ChangeAsync(shorter));
        var changed = await portal.SeeAsync(robin, running.Id);

        await IsReusedAsync(robin, changed, bookings => bookings.EndNowAsync(new EndNowRequest(running.Id, running.Version, shorter.RequestId)));
        await IsReusedAsync(robin, changed, bookings => bookings.EndNowAsync(new EndNowRequest(running.Id, changed.Version, shorter.RequestId)));

        var end = new EndNowRequest(running.Id, changed.Version, Guid.NewGuid());
        await portal.AsAsync(robin, bookings => bookings.EndNowAsync(end));
        var ended = await portal.SeeAsync(robin, running.Id);
        await IsReusedAsync(robin, ended, bookings => bookings.ChangeAsync(ChangeRequest.EndAt(changed, ended.Slot.End, end.RequestId)));
    }

    [Fact]
    public async Task R37_UndoOfAnotherChangeUnderTheSameId_IsReused()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var first = ChangeRequest.EndAt(booking, booking.Slot.End + Hour, Guid.NewGuid());
        await portal.AsAsync(robin, bookings => bookings.ChangeAsync(first));
        var undo = new UndoRequest(booking.Id, first.RequestId, Guid.NewGuid());
        var undone = Assert.IsType<BookingOutcome.Changed>(await portal.AsAsync(robin, bookings => bookings.UndoAsync(undo)));
        var second = ChangeRequest.EndAt(await portal.SeeAsync(robin, booking.Id), booking.Slot.End + Hour, Guid.NewGuid());
        await portal.AsAsync(robin, bookings => bookings.ChangeAsync(second));
        var changed = await portal.SeeAsync(robin, booking.Id);

        Assert.Equal(undone, await portal.AsAsync(robin, bookings => bookings.UndoAsync(undo)));
        await IsReusedAsync(robin, changed, bookings => bookings.UndoAsync(undo with { Undone = second.RequestId }));
        await IsReusedAsync(robin, changed, bookings => bookings.UndoAsync(new UndoRequest(booking.Id, first.RequestId, second.RequestId)));
        await IsReusedAsync(robin, changed, bookings => bookings.ChangeAsync(ChangeRequest.EndAt(booking, booking.Slot.End, undo.RequestId)));
    }

    [Fact]
    public async Task R37_BookingSentAgainForAnotherReason_IsReused()
    {
        var room = await A.Facility().SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var request = (await portal.SlotAsync(9, 10)).AskFor(room.Id) with { Reason = "Guests" };
        await portal.MustBookAsync(staff, request);

        Assert.IsType<BookingOutcome.KeyReused>(await portal.BookAsync(staff, request with { Reason = "Others" }));
        Assert.IsType<BookingOutcome.Refused>(await portal.BookAsync(staff, request with { Reason = "a\0b" }));
    }

    private async Task IsReusedAsync(PortalUser person, BookingDetails stands, Func<BookingService, Task<BookingOutcome>> act, params string[] roles)
    {
        Assert.IsType<BookingOutcome.KeyReused>(await portal.AsAsync(person, act, roles));
        Assert.Equal(stands, await portal.AsAsync(person, bookings => bookings.FindAsync(stands.Id)));
    }
}
