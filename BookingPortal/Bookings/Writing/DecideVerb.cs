using BookingPortal.Accounts;
using BookingPortal.Audit;

namespace BookingPortal.Bookings.Writing;

/// <summary>Approves or rejects a request.</summary>
internal sealed class DecideVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(
        DecisionRequest request, bool approves, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        if (!viewer.IsStaff)
        {
            return new BookingOutcome.NotAllowed();
        }

        if (BookingRules.JudgeReason(request.Note, isRequired: !approves).ToList() is { Count: > 0 } refusals)
        {
            return new BookingOutcome.Refused(refusals);
        }

        var answer = (await desk.Sender.SendAsync(
            approves ? DecisionStatement.Approve : DecisionStatement.Reject,
            new StatementValues().By(caller, request.RequestId, request.BookingId).With("seen", request.Seen).Audited(caller, request.Note),
            sending, WriteAnswer.Read, cancel))!;
        if (answer.Status is not null)
        {
            return Done(request, approves);
        }

        sending.Begun = false;
        if (!answer.SignedIn)
        {
            return new BookingOutcome.NotAllowed();
        }

        await desk.ExpireAsync(facilityId: null, cancel);
        if (await desk.Reader.FindAsync(request.BookingId, viewer, cancel) is not { } booking)
        {
            return new BookingOutcome.NotFound();
        }

        return await desk.History.OfRequestAsync(request.BookingId, request.RequestId, viewer.Id, cancel) switch
        {
            { BySamePerson: true } told when told.Action == (approves ? AuditAction.Approved : AuditAction.Rejected) && told.Reason == request.Note =>
                Done(request, approves),
            not null => new BookingOutcome.KeyReused(),
            null when booking.Status != BookingStatus.Pending => await desk.StaleAsync(StaleReason.AlreadyDecided, booking.Id, request.Seen, cancel),
            null when booking.Version != request.Seen => await desk.StaleAsync(StaleReason.BookingChanged, booking.Id, request.Seen, cancel),
            null when booking.Slot.End <= await desk.Clock.NowAsync(cancel) => new BookingOutcome.Stale(StaleReason.AlreadyEnded),

            // The right is read in the statement: a role that was taken away a moment ago ends here.
            _ => new BookingOutcome.NotAllowed(),
        };
    }

    private static BookingOutcome Done(DecisionRequest request, bool approves) =>
        approves ? new BookingOutcome.Approved(request.BookingId) : new BookingOutcome.Rejected(request.BookingId);
}
