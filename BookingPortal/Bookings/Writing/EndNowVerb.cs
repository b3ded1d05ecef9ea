using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Time;

namespace BookingPortal.Bookings.Writing;

/// <summary>Ends a running booking with the running quarter hour.</summary>
internal sealed class EndNowVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(EndNowRequest request, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        if (await desk.Reader.FindAsync(request.BookingId, viewer, cancel) is not { } booking)
        {
            return new BookingOutcome.NotFound();
        }

        var needsReason = booking.OwnerId != viewer.Id && booking.CreatedBy != viewer.Id;
        if (BookingRules.JudgeReason(request.Reason, needsReason).ToList() is { Count: > 0 } refusals)
        {
            return new BookingOutcome.Refused(refusals);
        }

        var answer = await desk.WriteAsync(
            ChangeStatement.EndNow,
            new StatementValues().By(caller, request.RequestId, request.BookingId).With("seen", request.Seen)
                .Audited(caller, request.Reason).Overriding([]),
            sending, cancel);
        if (answer.Status is { } status)
        {
            return new BookingOutcome.Changed(request.BookingId, status, answer.Version);
        }

        if (!answer.SignedIn)
        {
            return new BookingOutcome.NotAllowed();
        }

        return await desk.History.OfRequestAsync(request.BookingId, request.RequestId, viewer.Id, cancel) switch
        {
            { } told when told.Is(RequestVerb.EndNow, request.Seen, request.Reason) =>
                new BookingOutcome.Changed(request.BookingId, told.After.Status, told.After.Version),
            not null => new BookingOutcome.KeyReused(),
            null when !answer.IsStaff && booking.OwnerId != viewer.Id => new BookingOutcome.NotAllowed(),
            null => await WhyNotAsync(request, viewer, cancel),
        };
    }

    private async Task<BookingOutcome> WhyNotAsync(EndNowRequest request, Viewer viewer, CancellationToken cancel)
    {
        if (await desk.Reader.FindAsync(request.BookingId, viewer, cancel) is not { } booking)
        {
            return new BookingOutcome.NotFound();
        }

        var now = await desk.Clock.NowAsync(cancel);
        return booking switch
        {
            { IsActive: false } => await desk.StaleAsync(StaleReason.AlreadyCancelled, booking.Id, request.Seen, cancel),
            _ when booking.Version != request.Seen => await desk.StaleAsync(StaleReason.BookingChanged, booking.Id, request.Seen, cancel),
            _ when booking.Slot.End <= now => new BookingOutcome.Stale(StaleReason.AlreadyEnded),
            _ when booking.Slot.Start > now => new BookingOutcome.Refused([new Refusal(RefusalCode.NotBegun, booking.Slot.Start)]),
            _ when booking.Slot.End > QuarterHours.Ceiling(now) => new BookingOutcome.TryAgain(),
            _ => new BookingOutcome.Refused([new Refusal(RefusalCode.EndsAnyway, booking.Slot.End)]),
        };
    }
}
