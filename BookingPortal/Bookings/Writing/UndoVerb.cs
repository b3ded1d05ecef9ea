using BookingPortal.Accounts;
using BookingPortal.Audit;
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
            var refusals = BookingRules.JudgeUndo(booking, old.AsChanged, facts);
            if (refusals.Count > 0
                && Judgement.Of(refusals, await desk.History.OverriddenAsync(booking.Id, cancel)) is { Left: { Count: > 0 } left })
            {
                return new BookingOutcome.Refused(left);
            }

            var answer = await SendAsync(request, booking, old, facts, now, caller, sending, cancel);
            if (answer.Status is { } status)
            {
                return told.After.Status == BookingStatus.Cancelled
                    ? new BookingOutcome.Restored(request.BookingId, status, answer.Version)
                    : new BookingOutcome.Changed(request.BookingId, status, answer.Version);
            }

            if (!answer.SignedIn)
            {
                return new BookingOutcome.NotAllowed();
            }

            if (await SettledAsync(request, viewer, cancel) is { } known)
            {
                return known;
            }

            switch (answer)
            {
                case { IsTaken: true } when await desk.ExpireAsync(old.FacilityId, cancel) == 0
                    && await desk.BlockersAsync(facts, old.Slot, viewer, booking, cancel) is { Count: > 0 } blockers:
                    return new BookingOutcome.SlotTaken(blockers);
                case { IsStaff: false } when booking.OwnerId != viewer.Id:
                    return new BookingOutcome.NotAllowed();
                case { RulesAreCurrent: false }:
                    desk.Catalog.Forget();
                    break;
                case { IsWithinQuota: false } when await OverQuotaAsync(booking, old, facts!, now, cancel) is { Count: > 0 } over:
                    return new BookingOutcome.Refused(over);
                case { IsTaken: false, IsWithinQuota: true } when !once:
                    return new BookingOutcome.Refused([new Refusal(RefusalCode.UndoTooLate)]);
            }

            if (!once)
            {
                return new BookingOutcome.TryAgain();
            }
        }
    }

    private async Task<WriteAnswer> SendAsync(
        UndoRequest request, BookingDetails booking, RowState old, FacilityFacts? facts, Instant now, Caller caller, Sending sending, CancellationToken cancel)
    {
        var values = new StatementValues().By(caller, request.RequestId, request.BookingId).With("undone", request.Undone)
            .With("undo_seconds", NpgsqlDbType.Double, BookingRules.UndoTime.TotalSeconds).With("owner", old.OwnerId)
            .With("guarded", old.AsChanged.TakesAnew(booking))
            .At(old.FacilityId, old.Start, old.End, facts).Audited(caller, reason: null);
        var locks = new List<AdvisoryLock>();
        var hasQuota = false;
        if (facts is { Limits.HasQuota: true } && QuotaDemand.Of(old.Slot, facts, booking.Held) is { IsAny: true } demand)
        {
            hasQuota = true;
            values.Within(facts.Limits, demand, now, []);
            locks.Add(AdvisoryLock.OfPerson(old.OwnerId));
        }

        locks.Add(AdvisoryLock.OfFacility(old.FacilityId));
        return await desk.WriteAsync(hasQuota ? UndoStatement.WithinQuota : UndoStatement.Free, values, sending, cancel, locks);
    }

    private async Task<IReadOnlyList<Refusal>> OverQuotaAsync(
        BookingDetails booking, RowState old, FacilityFacts facts, Instant now, CancellationToken cancel)
    {
        var load = (await desk.LoadAsync(facts, old.OwnerId, now, cancel)).Without(booking.Id);
        return [.. QuotaRules.Judge(old.Start, old.End, facts, load, now, booking.Held)];
    }

    /// <summary>What the request became when it was sent before; null where it is not known.</summary>
    private async Task<BookingOutcome?> SettledAsync(UndoRequest request, Viewer viewer, CancellationToken cancel)
    {
        if (await desk.History.OfRequestAsync(request.BookingId, request.RequestId, viewer.Id, cancel) is not { } told)
        {
            return null;
        }

        // The same undoing is one that began where the change ended that is to be undone.
        return await desk.History.OfRequestAsync(request.BookingId, request.Undone, viewer.Id, cancel) is { } undone
            && told.Is(RequestVerb.Undo, undone.After.Version, reason: null)
                ? told.Action == AuditAction.Restored
                    ? new BookingOutcome.Restored(request.BookingId, told.After.Status, told.After.Version)
                    : new BookingOutcome.Changed(request.BookingId, told.After.Status, told.After.Version)
                : new BookingOutcome.KeyReused();
    }
}
