using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// The only writer of bookings. The rules make its answers kind; what it may write at all is said by the statement's own
/// guards and by the constraints of the database.
/// </summary>
public sealed partial class BookingService(
    IDbContextFactory<PortalDbContext> contexts, FacilityCatalog catalog, BusyTimes busyTimes, CurrentUser user, DatabaseClock clock,
    TimeProvider ticks, ILogger<BookingService> logger)
{
    private readonly BookingWriter _writer = new(contexts);

    /// <summary>Which rules the request breaks as things stand: advice while one types.</summary>
    public async Task<IReadOnlyList<Refusal>> JudgeAsync(BookingRequest request, CancellationToken cancel = default)
    {
        await user.ViewerAsync();
        return BookingRules.Judge(request, await catalog.FindAsync(request.FacilityId, cancel), await clock.NowAsync(cancel));
    }

    /// <summary>
    /// Books for the signed-in person, or for somebody else where staff ask for it. The same request sent again answers
    /// the same booking, also after a lost answer.
    /// </summary>
    public async Task<BookingOutcome> BookAsync(BookingRequest request, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        var caller = await user.CallerAsync();
        return await Patience.KeepTryingAsync(
            sending => TryBookAsync(request, viewer, caller, sending, cancel), ticks,
            (fault, mayBeDone) => Log.GaveUp(logger, fault, request.RequestId, mayBeDone), cancel);
    }

    /// <summary>
    /// Cancels a booking that has not ended: the owner at will, who booked it and staff with a reason. A foreign and a
    /// missing id answer alike and change nothing.
    /// </summary>
    public async Task<BookingOutcome> CancelAsync(CancelRequest request, CancellationToken cancel = default)
    {
        var caller = await user.CallerAsync();
        request = request with { Reason = PlainText.IsBlank(request.Reason) ? null : request.Reason };
        if (BookingRules.JudgeReason(request.Reason, isRequired: false).ToList() is { Count: > 0 } refusals)
        {
            return new BookingOutcome.Refused(refusals);
        }

        return await Patience.KeepTryingAsync(
            sending => TryCancelAsync(request, caller, sending, cancel), ticks,
            (fault, mayBeDone) => Log.GaveUp(logger, fault, request.RequestId, mayBeDone), cancel);
    }

    private async Task<BookingOutcome> TryBookAsync(
        BookingRequest request, Viewer viewer, Caller caller, BookingWriter.Sending sending, CancellationToken cancel)
    {
        // Twice: the rules may change while they are judged, and a holder may leave while he is looked for.
        for (var once = true; ; once = false)
        {
            var facts = await catalog.FindAsync(request.FacilityId, cancel);
            var refusals = BookingRules.Judge(request, facts, await clock.NowAsync(cancel));
            if (refusals.Count > 0)
            {
                var settled = BookingRules.CanBeStored(request) ? await SettledAsync(request, caller, cancel) : null;
                return settled ?? new BookingOutcome.Refused(refusals);
            }

            var answer = await _writer.BookAsync(request, facts!.Facility.RulesVersion, caller, sending, cancel);
            if (answer.Id is { } id)
            {
                return new BookingOutcome.Booked(id, answer.IsPending ? BookingStatus.Pending : BookingStatus.Confirmed);
            }

            // The statement said no for certain: what is asked from here on cannot leave anything in doubt.
            sending.Begun = false;
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
                catalog.Forget();
                if (!once)
                {
                    return new BookingOutcome.Stale(StaleReason.RulesChanged);
                }
            }
            else if (!answer.IsInTime)
            {
                return new BookingOutcome.Refused([new Refusal(RefusalCode.InThePast, QuarterHours.Floor(await clock.NowAsync(cancel)))]);
            }
            else if (await BlockersAsync(request, facts, viewer, cancel) is { Count: > 0 } blockers)
            {
                return new BookingOutcome.SlotTaken(blockers);
            }
            else if (!once)
            {
                return new BookingOutcome.TryAgain();
            }
        }
    }

    /// <summary>What the request became when it was sent before; null where it is not known.</summary>
    private async Task<BookingOutcome?> SettledAsync(BookingRequest request, Caller caller, CancellationToken cancel) =>
        await _writer.SettleAsync(request, caller, cancel) switch
        {
            null => null,
            { BySamePerson: false } or { SameContent: false } => new BookingOutcome.KeyReused(),
            { IsCancelled: true } => new BookingOutcome.Stale(StaleReason.AlreadyCancelled),
            var booked => new BookingOutcome.Booked(booked.Id, booked.IsPending ? BookingStatus.Pending : BookingStatus.Confirmed),
        };

    private async Task<IReadOnlyList<BusyTime>> BlockersAsync(
        BookingRequest request, FacilityFacts facts, Viewer viewer, CancellationToken cancel)
    {
        var wanted = new TimeSlot(request.Start, request.End);
        var blocked = wanted.Widen(Duration.FromMinutes(facts.Facility.BufferBefore), Duration.FromMinutes(facts.Facility.BufferAfter));
        var busy = await busyTimes.OfAsync([request.FacilityId], wanted, viewer, cancel);
        return [.. busy.Where(held => held.Blocked.Overlaps(blocked))];
    }

    private async Task<BookingOutcome> TryCancelAsync(
        CancelRequest request, Caller caller, BookingWriter.Sending sending, CancellationToken cancel)
    {
        var answer = await _writer.CancelAsync(request, caller, sending, cancel);
        if (answer.Done)
        {
            return new BookingOutcome.Cancelled(request.BookingId);
        }

        sending.Begun = false;
        if (!answer.SignedIn)
        {
            return new BookingOutcome.NotAllowed();
        }

        return await _writer.SettleAsync(request, caller, cancel) switch
        {
            null => new BookingOutcome.NotFound(),
            { SameRequest: true } => new BookingOutcome.Cancelled(request.BookingId),
            { RequestIsKnown: true } => new BookingOutcome.KeyReused(),
            { IsCancelled: true } => new BookingOutcome.Stale(StaleReason.AlreadyCancelled),
            { HasEnded: true } => new BookingOutcome.Stale(StaleReason.AlreadyEnded),
            { IsOwner: false } when request.Reason is null => new BookingOutcome.Refused([.. BookingRules.JudgeReason(null, isRequired: true)]),
            _ => new BookingOutcome.TryAgain(),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Warning, "Request {RequestId} was given up; it may have been done: {MayBeDone}")]
        public static partial void GaveUp(ILogger logger, Exception fault, Guid requestId, bool mayBeDone);
    }
}
