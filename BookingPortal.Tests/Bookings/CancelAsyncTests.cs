using BookingPortal.Bookings;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Bookings;

public sealed class CancelAsyncTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task CancelAsync_OwnBooking_FreesTheSlotAndIsAudited()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var slot = await portal.SlotAsync(9, 10);
        var id = await portal.MustBookAsync(robin, slot.AskFor(room.Id));

        Assert.IsType<BookingOutcome.Cancelled>(await portal.CancelAsync(robin, new CancelRequest(id, Guid.NewGuid())));

        Assert.Equal("cancelled", await portal.SqlAsync("SELECT action::text FROM booking_audit_log WHERE booking_id = $1 ORDER BY id DESC", id));
        Assert.Equal(0, await portal.AuditFaultsAsync());
        await portal.MustBookAsync(robin, slot.AskFor(room.Id));
    }

    [Fact]
    public async Task CancelAsync_StaffForAnother_NeedsAReasonAndTellsIt()
    {
        var room = await A.Facility().SaveAsync(portal);
        var staff = await A.StaffMember().SaveAsync(portal);
        var id = await portal.MustBookAsync(await A.Person().SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        var refused = Assert.IsType<BookingOutcome.Refused>(await portal.CancelAsync(staff, new CancelRequest(id, Guid.NewGuid(), " \u200B ")));
        Assert.Equal(RefusalCode.ReasonMissing, Assert.Single(refused.Because).Code);
        Assert.IsType<BookingOutcome.Cancelled>(await portal.CancelAsync(staff, new CancelRequest(id, Guid.NewGuid(), "The room is flooded")));

        Assert.Equal("admin_cancelled The room is flooded The room is flooded", await portal.SqlAsync(
            "SELECT concat_ws(' ', l.action, l.reason, b.cancellation_reason) FROM booking_audit_log l JOIN bookings b ON b.id = l.booking_id WHERE b.id = $1 ORDER BY l.id DESC", id));
    }

    [Fact]
    public async Task T1_ForeignAndMissingIds_AnswerAlikeAndChangeNothing()
    {
        var room = await A.Facility().SaveAsync(portal);
        var stranger = await A.Person().SaveAsync(portal);
        var id = await portal.MustBookAsync(await A.Person().SaveAsync(portal), (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        Assert.IsType<BookingOutcome.NotFound>(await portal.CancelAsync(stranger, new CancelRequest(id, Guid.NewGuid(), "Mine now")));
        Assert.IsType<BookingOutcome.NotFound>(await portal.CancelAsync(stranger, new CancelRequest(long.MaxValue, Guid.NewGuid(), "Mine now")));

        Assert.Equal("confirmed 1", await portal.SqlAsync(
            "SELECT status || ' ' || (SELECT count(*) FROM booking_audit_log WHERE booking_id = b.id) FROM bookings b WHERE id = $1", id));
    }

    [Fact]
    public async Task R37_SameClickSentTwice_CancelsOnce()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var id = await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var click = new CancelRequest(id, Guid.NewGuid());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => portal.CancelAsync(robin, click))));

        Assert.All(answers, answer => Assert.IsType<BookingOutcome.Cancelled>(answer));
        Assert.Equal(2L, await portal.SqlAsync("SELECT count(*) FROM booking_audit_log WHERE booking_id = $1", id));
        Assert.IsType<BookingOutcome.KeyReused>(await portal.CancelAsync(robin, click with { Reason = "Another" }));
    }

    [Fact]
    public async Task CancelAsync_ManyAtOnce_OneWinsAndTheOthersReadThatItIsCancelled()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var id = await portal.MustBookAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => Task.Run(() => portal.CancelAsync(robin, new CancelRequest(id, Guid.NewGuid())))));

        Assert.Single(answers.OfType<BookingOutcome.Cancelled>());
        Assert.Equal(19, answers.OfType<BookingOutcome.Stale>().Count(stale => stale.What == StaleReason.AlreadyCancelled));
        Assert.Equal(0, await portal.AuditFaultsAsync());
    }

    [Fact]
    public async Task R37_MovedMeanwhile_IsNotCancelledUnnoticed()
    {
        var room = await A.Facility().SaveAsync(portal);
        var (robin, staff) = (await A.Person().SaveAsync(portal), await A.StaffMember("Sasha Desk").SaveAsync(portal));
        var booking = await portal.HoldAsync(robin, (await portal.SlotAsync(9, 10)).AskFor(room.Id));
        var move = ChangeRequest.Move(booking, await portal.SlotAsync(14, 15), Guid.NewGuid()) with { Reason = "Fire drill" };
        await portal.AsStaffAsync(staff, bookings => bookings.ChangeAsync(move));

        var stale = Assert.IsType<BookingOutcome.Stale>(await portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid()) { Seen = booking.Version }));
        Assert.Equal((StaleReason.BookingChanged, "Fire drill"), (stale.What, Assert.Single(stale.Since).Reason));

        // Who named no version is told the last change.
        await portal.CancelAsync(staff, new CancelRequest(booking.Id, Guid.NewGuid(), "Flood"));
        stale = Assert.IsType<BookingOutcome.Stale>(await portal.CancelAsync(robin, new CancelRequest(booking.Id, Guid.NewGuid())));
        Assert.Equal((StaleReason.AlreadyCancelled, "Sasha Desk", "Flood"), (stale.What, Assert.Single(stale.Since).By, stale.Since[0].Reason));
    }

    [Fact]
    public async Task D4_EndedBooking_IsNotCancelledAndSaysSo()
    {
        var room = await A.Facility().SaveAsync(portal);
        var robin = await A.Person().SaveAsync(portal);
        var ended = await portal.SlotAsync(9, 10, daysAhead: -3);
        var id = (long)(await portal.SqlAsync(
            """
            WITH held AS (
                INSERT INTO bookings (facility_id, user_id, start_time, end_time, title, created_at) VALUES ($1, $2, $3, $4, 'Held', $3) RETURNING *)
            INSERT INTO booking_audit_log (booking_id, facility_id, action, new_values, request_id)
            SELECT id, facility_id, 'created', to_jsonb(held), request_id FROM held RETURNING booking_id
            """,
            room.Id, robin.Id, ended.Start.ToDateTimeUtc(), ended.End.ToDateTimeUtc()))!;

        var stale = Assert.IsType<BookingOutcome.Stale>(await portal.CancelAsync(robin, new CancelRequest(id, Guid.NewGuid())));

        Assert.Equal(StaleReason.AlreadyEnded, stale.What);
        Assert.Single(stale.Since);
    }
}
