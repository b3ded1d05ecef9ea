using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings.Writing;

/// <summary>Moves, extends, shortens and edits.</summary>
internal sealed class ChangeVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(ChangeRequest request, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        // Twice: the rules may change while they are judged, and a holder may leave while he is looked for.
        for (var once = true; ; once = false)
        {
            if (await desk.Reader.FindAsync(request.BookingId, viewer, cancel) is not { } before)
            {
                return new BookingOutcome.NotFound();
            }

            var now = await desk.Clock.NowAsync(cancel);
            if (before.Version != request.Seen || !before.IsActive || before.Slot.End <= now)
            {
                return await SettledAsync(request, viewer, cancel) ?? await TooLateAsync(request, before, now, cancel);
            }

            // Before anything is judged: a refusal would tell what the owner holds elsewhere.
            var after = ChangedBooking.Of(before, request);
            if ((before.OwnerId != viewer.Id || request.Override.Count > 0) && !await desk.Reader.IsStaffAsync(viewer, after.FacilityId, cancel))
            {
                return new BookingOutcome.NotAllowed();
            }

            var facts = await desk.Catalog.FindAsync(after.FacilityId, cancel);
            var load = (await desk.LoadAsync(facts, before.OwnerId, now, cancel)).Without(before.Id);
            var needsReason = request.Override.Count > 0 || (before.OwnerId != viewer.Id && before.CreatedBy != viewer.Id);
            var judgement = Judgement.Of(
                [.. BookingRules.JudgeChange(before, after, facts, now, load), .. BookingRules.JudgeReason(request.Reason, needsReason)],
                request.Override);
            if (judgement.Left.Count > 0)
            {
                return new BookingOutcome.Refused(judgement.Left);
            }

            var answer = await SendAsync(request, before, after, facts, judgement.Overridden, now, caller, sending, cancel);
            if (answer.Status is { } status)
            {
                return new BookingOutcome.Changed(request.BookingId, status, answer.Version);
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
                case { IsTaken: true } when await desk.ExpireAsync(after.FacilityId, cancel) == 0
                    && await desk.BlockersAsync(facts, new TimeSlot(after.Start, after.End), viewer, before, cancel) is { Count: > 0 } blockers:
                    return new BookingOutcome.SlotTaken(blockers);
                case { IsStaff: false } when before.OwnerId != viewer.Id || request.Override.Count > 0:
                    return new BookingOutcome.NotAllowed();
                case { RulesAreCurrent: false }:
                    desk.Catalog.Forget();
                    if (!once)
                    {
                        return new BookingOutcome.Stale(StaleReason.RulesChanged);
                    }

                    break;
                default:
                    if (!once)
                    {
                        return new BookingOutcome.TryAgain();
                    }

                    break;
            }
        }
    }

    private async Task<WriteAnswer> SendAsync(
        ChangeRequest request, BookingDetails before, ChangedBooking after, FacilityFacts? facts, IReadOnlyCollection<RefusalCode> overridden,
        Instant now, Caller caller, Sending sending, CancellationToken cancel)
    {
        var moves = after.TakesMoreThan(before);
        var values = new StatementValues().By(caller, request.RequestId, request.BookingId)
            .With("seen", request.Seen).With("owner", before.OwnerId).With("moves", moves)
            .With("guarded", moves || after.Content.AttendeeCount > before.Content.AttendeeCount || (facts is not null && after.End < before.Slot.End))
            .Of(after.Content).At(after.FacilityId, after.Start, after.End, facts)
            .Audited(caller, request.Reason).Overriding(overridden);
        var locks = new List<AdvisoryLock>();
        var hasQuota = false;
        if (moves && facts is not null
            && QuotaDemand.Of(new TimeSlot(after.Start, after.End), facts, before.Held) is { IsAny: true } demand && facts.Limits.HasQuota)
        {
            hasQuota = true;
            values.Within(facts.Limits, demand, now, overridden);
            locks.Add(AdvisoryLock.OfPerson(before.OwnerId));
        }

        if (moves)
        {
            locks.Add(AdvisoryLock.OfFacility(after.FacilityId));
        }

        return await desk.WriteAsync(hasQuota ? ChangeStatement.WithinQuota : ChangeStatement.Free, values, sending, cancel, locks);
    }

    /// <summary>What the request became when it was sent before; null where it is not known.</summary>
    private async Task<BookingOutcome?> SettledAsync(ChangeRequest request, Viewer viewer, CancellationToken cancel) =>
        await desk.History.OfRequestAsync(request.BookingId, request.RequestId, viewer.Id, cancel) switch
        {
            null => null,
            { Before: { } before } told when told.Is(RequestVerb.Change, request.Seen, request.Reason)
                && ChangedBooking.Of(before.AsChanged, request) == told.After.AsChanged =>
                new BookingOutcome.Changed(request.BookingId, told.After.Status, told.After.Version),
            _ => new BookingOutcome.KeyReused(),
        };

    private Task<BookingOutcome> TooLateAsync(ChangeRequest request, BookingDetails booking, Instant now, CancellationToken cancel) => desk.StaleAsync(
        !booking.IsActive ? StaleReason.AlreadyCancelled
            : booking.Slot.End <= now && booking.Version == request.Seen ? StaleReason.AlreadyEnded : StaleReason.BookingChanged,
        request.BookingId, request.Seen, cancel);
}
