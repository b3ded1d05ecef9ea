using BookingPortal.Accounts;
using BookingPortal.Audit;

namespace BookingPortal.Bookings.Writing;

/// <summary>Approves or rejects a request.</summary>
internal sealed class DecideVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(
        DecisionRequest request, bool approves, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        if (!viewer.IsStaffSomewhere)
        {
            return new BookingOutcome.NotAllowed();
        }

        if (BookingRules.JudgeReason(request.Note, isRequired: !approves).ToList() is { Count: > 0 } refusals)
        {
            return new BookingOutcome.Refused(refusals);
        }

        var answer = await desk.WriteAsync(
            approves ? DecisionStatement.Approve : DecisionStatement.Reject,
            new StatementValues().By(caller, request.RequestId, request.BookingId).With("seen", request.Seen).Audited(caller, request.Note),
            sending, cancel);
        if (answer.Status is not null)
        {
            return Done(request, approves);
        }

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
            { } told when told.Is(approves ? RequestVerb.Approve : RequestVerb.Reject, request.Seen, request.Note) => Done(request, approves),
            not null => new BookingOutcome.KeyReused(),
            null when !answer.IsStaff => new BookingOutcome.NotAllowed(),
            null when booking.Status != BookingStatus.Pending => await desk.StaleAsync(StaleReason.AlreadyDecided, booking.Id, request.Seen, cancel),
            null when booking.Version != request.Seen => await desk.StaleAsync(StaleReason.BookingChanged, booking.Id, request.Seen, cancel),
            null when booking.Slot.End <= await desk.Clock.NowAsync(cancel) => new BookingOutcome.Stale(StaleReason.AlreadyEnded),
            null => new BookingOutcome.TryAgain(),
        };
    }

    private static BookingOutcome Done(DecisionRequest request, bool approves) =>
        approves ? new BookingOutcome.Approved(request.BookingId) : new BookingOutcome.Rejected(request.BookingId);
}
