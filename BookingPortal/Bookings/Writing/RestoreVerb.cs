using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>Brings a cancelled booking back as if it were booked anew: every rule counts again.</summary>
internal sealed class RestoreVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(RestoreRequest request, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        for (var once = true; ; once = false)
        {
            if (await desk.Reader.FindAsync(request.BookingId, viewer, cancel) is not { } booking)
            {
                return new BookingOutcome.NotFound();
            }

            if (booking.Version != request.Seen || booking.IsActive)
            {
                return await SettledAsync(request, viewer, cancel) ?? await desk.StaleAsync(
                    booking.IsActive ? StaleReason.NotCancelled : StaleReason.BookingChanged, booking.Id, request.Seen, cancel);
            }

            if ((booking.OwnerId != viewer.Id || booking.CancelledBy != viewer.Id || request.Override.Count > 0)
                && !await desk.Reader.IsStaffAsync(viewer, booking.FacilityId, cancel))
            {
                return new BookingOutcome.NotAllowed();
            }

            var now = await desk.Clock.NowAsync(cancel);
            var facts = await desk.Catalog.FindAsync(booking.FacilityId, cancel);
            var load = await desk.LoadAsync(facts, booking.OwnerId, now, cancel);
            var needsReason = request.Override.Count > 0 || (booking.OwnerId != viewer.Id && booking.CreatedBy != viewer.Id);
            var judgement = Judgement.Of(
                [.. BookingRules.JudgeRestore(booking, facts, now, load), .. BookingRules.JudgeReason(request.Reason, needsReason)], request.Override);
            if (judgement.Left.Count > 0 || facts is null)
            {
                return new BookingOutcome.Refused(judgement.Left);
            }

            var answer = await SendAsync(request, booking, facts, judgement.Overridden, now, caller, sending, cancel);
            if (answer.Status is { } status)
            {
                return new BookingOutcome.Restored(request.BookingId, status, answer.Version);
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
                case { IsTaken: true } when await desk.ExpireAsync(booking.FacilityId, cancel) == 0
                    && await desk.BlockersAsync(facts, booking.Slot, viewer, booking, cancel) is { Count: > 0 } blockers:
                    return new BookingOutcome.SlotTaken(blockers);
                case { IsStaff: false } when booking.OwnerId != viewer.Id || booking.CancelledBy != viewer.Id || request.Override.Count > 0:
                    return new BookingOutcome.NotAllowed();
                case { RulesAreCurrent: false }:
                    desk.Catalog.Forget();
                    break;
            }

            if (!once)
            {
                return answer is { RulesAreCurrent: false } ? new BookingOutcome.Stale(StaleReason.RulesChanged) : new BookingOutcome.TryAgain();
            }
        }
    }

    private async Task<WriteAnswer> SendAsync(
        RestoreRequest request, BookingDetails booking, FacilityFacts facts, IReadOnlyCollection<RefusalCode> overridden, Instant now,
        Caller caller, Sending sending, CancellationToken cancel)
    {
        var hasQuota = facts.Limits.HasQuota;
        var values = new StatementValues().By(caller, request.RequestId, request.BookingId).With("seen", request.Seen).With("owner", booking.OwnerId)
            .At(booking.FacilityId, booking.Slot.Start, booking.Slot.End, facts).Audited(caller, request.Reason).Overriding(overridden);
        var locks = new List<AdvisoryLock>();
        if (hasQuota)
        {
            values.Within(facts.Limits, QuotaDemand.Of(booking.Slot, facts, before: null), now, overridden);
            locks.Add(AdvisoryLock.OfPerson(booking.OwnerId));
        }

        locks.Add(AdvisoryLock.OfFacility(booking.FacilityId));
        return await desk.WriteAsync(hasQuota ? CancelStatement.RestoreWithinQuota : CancelStatement.Restore, values, sending, cancel, locks);
    }

    private async Task<BookingOutcome?> SettledAsync(RestoreRequest request, Viewer viewer, CancellationToken cancel) =>
        await desk.History.OfRequestAsync(request.BookingId, request.RequestId, viewer.Id, cancel) switch
        {
            null => null,
            { } told when told.Is(RequestVerb.Restore, request.Seen, request.Reason) =>
                new BookingOutcome.Restored(request.BookingId, told.After.Status, told.After.Version),
            _ => new BookingOutcome.KeyReused(),
        };
}
