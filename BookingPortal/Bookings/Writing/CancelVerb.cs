using BookingPortal.Accounts;
using BookingPortal.Audit;

namespace BookingPortal.Bookings.Writing;

/// <summary>Cancels.</summary>
internal sealed class CancelVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(CancelRequest request, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        var answer = await desk.WriteAsync(
            CancelStatement.Cancel,
            new StatementValues().By(caller, request.RequestId, request.BookingId).With("seen", request.Seen).Audited(caller, request.Reason),
            sending, cancel);
        if (answer.Status is not null)
        {
            return new BookingOutcome.Cancelled(request.BookingId);
        }

        if (!answer.SignedIn)
        {
            return new BookingOutcome.NotAllowed();
        }

        if (await desk.Reader.FindAsync(request.BookingId, viewer, cancel) is not { } booking)
        {
            return new BookingOutcome.NotFound();
        }

        return await desk.History.OfRequestAsync(request.BookingId, request.RequestId, viewer.Id, cancel) switch
        {
            { } told when told.Is(RequestVerb.Cancel, request.Seen, request.Reason) => new BookingOutcome.Cancelled(request.BookingId),
            not null => new BookingOutcome.KeyReused(),
            null when !answer.IsStaff && booking.OwnerId != viewer.Id => new BookingOutcome.NotAllowed(),
            null => await WhyNotAsync(request, booking, viewer, cancel),
        };
    }

    private async Task<BookingOutcome> WhyNotAsync(CancelRequest request, BookingDetails booking, Viewer viewer, CancellationToken cancel) => booking switch
    {
        { IsActive: false } => await desk.StaleAsync(StaleReason.AlreadyCancelled, booking.Id, request.Seen, cancel),
        _ when booking.Slot.End <= await desk.Clock.NowAsync(cancel) => await desk.StaleAsync(StaleReason.AlreadyEnded, booking.Id, request.Seen, cancel),
        _ when request.Seen is { } seen && seen != booking.Version => await desk.StaleAsync(StaleReason.BookingChanged, booking.Id, seen, cancel),
        _ when booking.OwnerId != viewer.Id && request.Reason is null =>
            new BookingOutcome.Refused([.. BookingRules.JudgeReason(null, isRequired: true)]),
        _ => new BookingOutcome.TryAgain(),
    };
}
