using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Database;
using BookingPortal.Facilities;
using NodaTime;
using NpgsqlTypes;

namespace BookingPortal.Bookings.Writing;

/// <summary>Takes back one's own last change of a booking, for a few seconds.</summary>
internal sealed class UndoVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(UndoRequest request, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        for (var once = true; ; once = false)
        {
            if (await desk.Reader.FindAsync(request.BookingId, viewer, cancel) is not { } booking)
            {
                return new BookingOutcome.NotFound();
            }

            if (await desk.History.OfRequestAsync(request.BookingId, request.Undone, viewer.Id, cancel) is not
                { BySamePerson: true, Before: { } old, Action: AuditAction.Updated or AuditAction.Cancelled or AuditAction.AdminCancelled } told)
            {
                return new BookingOutcome.NotFound();
            }

            if (booking.Version != told.After.Version)
            {
                return await SettledAsync(request, viewer, cancel)
                    ?? await desk.StaleAsync(StaleReason.BookingChanged, booking.Id, told.After.Version, cancel);
            }

            var now = await desk.Clock.NowAsync(cancel);
            var facts = await desk.Catalog.FindAsync(old.FacilityId, cancel);
            var load = (await desk.LoadAsync(facts, old.OwnerId, now, cancel)).Without(booking.Id);
            var refusals = BookingRules.JudgeUndo(old.Slot, facts, now, load);
            if (refusals.Count > 0 || facts is null)
            {
                return new BookingOutcome.Refused(refusals);
            }

            WriteAnswer? answer;
            try
            {
                answer = await SendAsync(request, old, facts, now, caller, sending, cancel);
            }
            catch (Exception exception) when (PostgresFaults.IsTaken(exception))
            {
                answer = null;
            }

            sending.Begun = false;
            switch (answer)
            {
                case { Status: { } status }:
                    return told.After.Status == BookingStatus.Cancelled
                        ? new BookingOutcome.Restored(request.BookingId, status, answer.Version)
                        : new BookingOutcome.Changed(request.BookingId, status, answer.Version);
                case null when await desk.ExpireAsync(old.FacilityId, cancel) == 0
                    && await desk.BlockersAsync(facts, old.Slot, viewer, booking, cancel) is { Count: > 0 } blockers:
                    return new BookingOutcome.SlotTaken(blockers);
                case { SignedIn: false }:
                    return new BookingOutcome.NotAllowed();
                case { RulesAreCurrent: false }:
                    desk.Catalog.Forget();
                    break;
                case { IsWithinQuota: true } when !once:
                    return new BookingOutcome.Refused([new Refusal(RefusalCode.UndoTooLate)]);
            }

            if (!once)
            {
                return new BookingOutcome.TryAgain();
            }
        }
    }

    private async Task<WriteAnswer> SendAsync(
        UndoRequest request, RowState old, FacilityFacts facts, Instant now, Caller caller, Sending sending, CancellationToken cancel)
    {
        var hasQuota = facts.Limits.HasQuota;
        var values = new StatementValues().By(caller, request.RequestId, request.BookingId).With("undone", request.Undone)
            .With("undo_seconds", NpgsqlDbType.Double, BookingRules.UndoTime.TotalSeconds).With("owner", old.OwnerId)
            .At(old.FacilityId, old.Start, old.End, facts).Audited(caller, reason: null);
        var locks = new List<AdvisoryLock>();
        if (hasQuota)
        {
            values.Within(facts.Limits, old.Slot, facts.Clock, now, []);
            locks.Add(AdvisoryLock.OfPerson(old.OwnerId));
        }

        locks.Add(AdvisoryLock.OfFacility(old.FacilityId));
        return (await desk.Sender.SendAsync(
            hasQuota ? UndoStatement.WithinQuota : UndoStatement.Free, values, sending, WriteAnswer.Read, cancel, locks))!;
    }

    private async Task<BookingOutcome?> SettledAsync(UndoRequest request, Viewer viewer, CancellationToken cancel) =>
        await desk.History.OfRequestAsync(request.BookingId, request.RequestId, viewer.Id, cancel) switch
        {
            null => null,
            { BySamePerson: true, Action: AuditAction.Restored } told => new BookingOutcome.Restored(request.BookingId, told.After.Status, told.After.Version),
            { BySamePerson: true, Action: AuditAction.Updated } told => new BookingOutcome.Changed(request.BookingId, told.After.Status, told.After.Version),
            _ => new BookingOutcome.KeyReused(),
        };
}
