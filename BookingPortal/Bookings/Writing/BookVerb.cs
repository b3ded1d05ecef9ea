using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;
using NpgsqlTypes;

namespace BookingPortal.Bookings.Writing;

/// <summary>Books, for oneself or for somebody else.</summary>
internal sealed class BookVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(BookingRequest request, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        // Twice: the rules may change while they are judged, and a holder may leave while he is looked for.
        for (var once = true; ; once = false)
        {
            var owner = request.OnBehalfOf ?? viewer.Id;

            // Before anything is judged: a refusal would tell what the other person holds.
            if ((owner != viewer.Id || request.Override.Count > 0) && !await desk.Reader.IsStaffAsync(viewer, request.FacilityId, cancel))
            {
                return new BookingOutcome.NotAllowed();
            }

            var now = await desk.Clock.NowAsync(cancel);
            var facts = await desk.Catalog.FindAsync(request.FacilityId, cancel);
            var judgement = Judgement.Of(
                BookingRules.Judge(request, facts, now, await desk.LoadAsync(facts, owner, now, cancel)), request.Override);
            if (judgement.Left.Count > 0 || facts is null)
            {
                var settled = BookingRules.CanBeStored(request) ? await SettledAsync(request, caller, cancel) : null;
                return settled ?? new BookingOutcome.Refused(judgement.Left);
            }

            var answer = await SendAsync(request, owner, facts, judgement.Overridden, now, caller, sending, cancel);
            if (answer.Id is { } id)
            {
                return new BookingOutcome.Booked(id, answer.IsPending ? BookingStatus.Pending : BookingStatus.Confirmed);
            }

            // The statement said no for certain: what is asked from here on cannot leave anything in doubt.
            sending.IsKnown();
            if (await SettledAsync(request, caller, cancel) is { } known)
            {
                return known;
            }

            if (!answer.MayBook)
            {
                return new BookingOutcome.NotAllowed();
            }

            if (!answer.RulesAreCurrent)
            {
                desk.Catalog.Forget();
                if (!once)
                {
                    return new BookingOutcome.Stale(StaleReason.RulesChanged);
                }
            }
            else if (!answer.IsInTime)
            {
                return new BookingOutcome.Refused([new Refusal(RefusalCode.InThePast, QuarterHours.Floor(await desk.Clock.NowAsync(cancel)))]);
            }
            else if (answer.IsWithinQuota && await desk.ExpireAsync(request.FacilityId, cancel) == 0
                && await desk.BlockersAsync(facts, new TimeSlot(request.Start, request.End), viewer, except: null, cancel) is { Count: > 0 } blockers)
            {
                return new BookingOutcome.SlotTaken(blockers);
            }
            else if (!once)
            {
                return new BookingOutcome.TryAgain();
            }
        }
    }

    private async Task<BookAnswer> SendAsync(
        BookingRequest request, int owner, FacilityFacts facts, IReadOnlyCollection<RefusalCode> overridden, Instant now,
        Caller caller, Sending sending, CancellationToken cancel)
    {
        var values = Values(request, owner, caller).At(request.FacilityId, request.Start, request.End, facts)
            .Audited(caller, request.Reason).Overriding(overridden);
        var hasQuota = facts.Limits.HasQuota;
        if (hasQuota)
        {
            values.Within(facts.Limits, QuotaDemand.Of(new TimeSlot(request.Start, request.End), facts, before: null), now, overridden);
        }

        return (await desk.Sender.SendAsync(
            BookStatement.For(owner == caller.PersonId && overridden.Count == 0, hasQuota), values, sending,
            row => new BookAnswer(row.IsDBNull(0) ? null : row.GetInt64(0), !row.IsDBNull(1) && row.GetBoolean(1),
                row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5)),
            cancel, hasQuota ? [AdvisoryLock.OfPerson(owner)] : []))!;
    }

    /// <summary>What the request became when it was sent before; null where it is not known.</summary>
    private async Task<BookingOutcome?> SettledAsync(BookingRequest request, Caller caller, CancellationToken cancel) =>
        await desk.Sender.SendAsync(
            BookStatement.Settle,
            Values(request, request.OnBehalfOf ?? caller.PersonId!.Value, caller).With("facility", request.FacilityId)
                .With("start", request.Start).With("end", request.End).With("reason", NpgsqlDbType.Text, request.Reason),
            new Sending(),
            row => new BookSettled(row.GetInt64(0), !row.IsDBNull(1) && row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4)),
            cancel) switch
        {
            null => null,
            { BySamePerson: false } or { SameContent: false } => new BookingOutcome.KeyReused(),
            { IsCancelled: true } => new BookingOutcome.Stale(StaleReason.AlreadyCancelled),
            var booked => new BookingOutcome.Booked(booked.Id, booked.IsPending ? BookingStatus.Pending : BookingStatus.Confirmed),
        };

    private static StatementValues Values(BookingRequest request, int owner, Caller caller) =>
        new StatementValues().By(caller, request.RequestId).With("owner", owner).Of(request.Content);

    private sealed record BookAnswer(long? Id, bool IsPending, bool MayBook, bool RulesAreCurrent, bool IsInTime, bool IsWithinQuota);

    private sealed record BookSettled(long Id, bool BySamePerson, bool SameContent, bool IsPending, bool IsCancelled);
}
