using BookingPortal.Accounts;
using BookingPortal.Audit;

namespace BookingPortal.Bookings.Writing;

/// <summary>Cancels.</summary>
internal sealed class CancelVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(CancelRequest request, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        var answer = (await desk.Sender.SendAsync(
            CancelStatement.Cancel,
            new StatementValues().By(caller, request.RequestId, request.BookingId).With("seen", request.Seen).Audited(caller, request.Reason),
            sending, WriteAnswer.Read, cancel))!;
        if (answer.Status is not null)
        {
            return new BookingOutcome.Cancelled(request.BookingId);
        }

        sending.Begun = false;
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
            { BySamePerson: true, Action: AuditAction.Cancelled or AuditAction.AdminCancelled } told when told.Reason == request.Reason =>
                new BookingOutcome.Cancelled(request.BookingId),
            not null => new BookingOutcome.KeyReused(),
            null => await WhyNotAsync(request, booking, viewer, cancel),
        };
    }

    private async Task<BookingOutcome> WhyNotAsync(CancelRequest request, BookingDetails booking, Viewer viewer, CancellationToken cancel) => booking switch
    {
        { IsActive: false } => new BookingOutcome.Stale(StaleReason.AlreadyCancelled)
        {
            Since = request.Seen is { } seen ? await desk.History.SinceAsync(booking.Id, seen, cancel) : [],
        },
        _ when booking.Slot.End <= await desk.Clock.NowAsync(cancel) => new BookingOutcome.Stale(StaleReason.AlreadyEnded),
        _ when request.Seen is { } seen && seen != booking.Version => await desk.StaleAsync(StaleReason.BookingChanged, booking.Id, seen, cancel),
        _ when booking.OwnerId != viewer.Id && request.Reason is null =>
            new BookingOutcome.Refused([.. BookingRules.JudgeReason(null, isRequired: true)]),
        _ => new BookingOutcome.TryAgain(),
    };
}
