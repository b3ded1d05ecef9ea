using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Bookings.Writing;
using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Bookings;

/// <summary>
/// The only writer of bookings. The rules make its answers kind; what it may write at all is said by the statements' own
/// guards and by the constraints of the database. Every verb is one transaction with its row of history and carries a
/// request id: the same request sent again answers the same, also after a lost answer.
/// </summary>
public sealed partial class BookingService(
    IDbContextFactory<PortalDbContext> contexts, FacilityCatalog catalog, BusyTimes busyTimes, PersonLoads loads, CurrentUser user,
    DatabaseClock clock, Deadlines deadlines, ChangeSignal changes, TimeProvider ticks, ILogger<BookingService> logger)
{
    private readonly Desk _desk = Desk.Of(contexts, catalog, busyTimes, loads, clock);

    /// <summary>Which rules the request breaks as things stand: advice while one types.</summary>
    public async Task<IReadOnlyList<Refusal>> JudgeAsync(BookingRequest request, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        return await deadlines.KeepAsync(
            async inTime =>
            {
                var now = await clock.NowAsync(inTime);
                var facts = await catalog.FindAsync(request.FacilityId, inTime);
                var owner = request.OnBehalfOf is { } other && await _desk.Reader.IsStaffAsync(viewer, request.FacilityId, inTime) ? other : viewer.Id;
                return BookingRules.Judge(request, facts, now, await _desk.LoadAsync(facts, owner, now, inTime));
            },
            cancel);
    }

    /// <summary>Which rules a change would break as things stand; none where there is no such booking for this person.</summary>
    public async Task<IReadOnlyList<Refusal>> JudgeAsync(ChangeRequest request, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        return await deadlines.KeepAsync<IReadOnlyList<Refusal>>(
            async inTime =>
            {
                if (await _desk.Reader.FindAsync(request.BookingId, viewer, inTime) is not { } before)
                {
                    return [];
                }

                var now = await clock.NowAsync(inTime);
                var after = ChangedBooking.Of(before, request);
                var facts = await catalog.FindAsync(after.FacilityId, inTime);
                var load = await _desk.LoadAsync(facts, before.OwnerId, now, inTime);
                return BookingRules.JudgeChange(before, after, facts, now, load.Without(before.Id));
            },
            cancel);
    }

    /// <summary>The booking as it stands, for the owner, who booked and staff; null for anybody else and where there is none.</summary>
    public async Task<BookingDetails?> FindAsync(long bookingId, CancellationToken cancel = default)
    {
        var viewer = await user.ViewerAsync();
        return await deadlines.KeepAsync(inTime => _desk.Reader.FindAsync(bookingId, viewer, inTime), cancel);
    }

    /// <summary>
    /// Books for the signed-in person, or for somebody else where staff ask for it. A room that wants approval holds the
    /// slot and answers pending.
    /// </summary>
    public Task<BookingOutcome> BookAsync(BookingRequest request, CancellationToken cancel = default)
    {
        request = request with { Reason = NullIfBlank(request.Reason) };
        return KeepTryingAsync(request.RequestId, (viewer, caller, sending, inTime) => new BookVerb(_desk).TryAsync(request, viewer, caller, sending, inTime), cancel);
    }

    /// <summary>
    /// Moves, extends, shortens or edits a booking that has not ended. A running one keeps its room and its start. More
    /// time, or another room, is judged as a booking would be, and asks for approval again where the room wants it.
    /// </summary>
    public Task<BookingOutcome> ChangeAsync(ChangeRequest request, CancellationToken cancel = default)
    {
        request = request with { Reason = NullIfBlank(request.Reason) };
        return KeepTryingAsync(request.RequestId, (viewer, caller, sending, inTime) => new ChangeVerb(_desk).TryAsync(request, viewer, caller, sending, inTime), cancel);
    }

    /// <summary>Ends a running booking with the running quarter hour: the room is free from the next one on.</summary>
    public Task<BookingOutcome> EndNowAsync(EndNowRequest request, CancellationToken cancel = default)
    {
        request = request with { Reason = NullIfBlank(request.Reason) };
        return KeepTryingAsync(request.RequestId, (viewer, caller, sending, inTime) => new EndNowVerb(_desk).TryAsync(request, viewer, caller, sending, inTime), cancel);
    }

    /// <summary>
    /// Cancels a booking that has not ended: the owner at will, who booked it and staff with a reason. A foreign and a
    /// missing id answer alike and change nothing.
    /// </summary>
    public async Task<BookingOutcome> CancelAsync(CancelRequest request, CancellationToken cancel = default)
    {
        request = request with { Reason = NullIfBlank(request.Reason) };
        return BookingRules.JudgeReason(request.Reason, isRequired: false).ToList() is { Count: > 0 } refusals
            ? new BookingOutcome.Refused(refusals)
            : await KeepTryingAsync(request.RequestId, (viewer, caller, sending, inTime) => new CancelVerb(_desk).TryAsync(request, viewer, caller, sending, inTime), cancel);
    }

    /// <summary>
    /// Gives a booking that has not begun to somebody else, as staff and with a reason: the old one is cancelled and a new one
    /// stands in its slot, and nobody gets in between. Answers with the new one.
    /// </summary>
    public Task<BookingOutcome> HandOverAsync(HandOverRequest request, CancellationToken cancel = default)
    {
        request = request with { Reason = NullIfBlank(request.Reason) };
        return KeepTryingAsync(request.RequestId, (viewer, caller, sending, inTime) => new HandOverVerb(_desk).TryAsync(request, viewer, caller, sending, inTime), cancel);
    }

    /// <summary>
    /// Brings a cancelled booking back, judged like a new one: for whoever cancelled it, and for staff. What somebody
    /// else cancelled or rejected only staff bring back.
    /// </summary>
    public Task<BookingOutcome> RestoreAsync(RestoreRequest request, CancellationToken cancel = default)
    {
        request = request with { Reason = NullIfBlank(request.Reason) };
        return KeepTryingAsync(request.RequestId, (viewer, caller, sending, inTime) => new RestoreVerb(_desk).TryAsync(request, viewer, caller, sending, inTime), cancel);
    }

    /// <summary>
    /// Takes back one's own last change or cancellation within <see cref="BookingRules.UndoTime"/>, if nobody has touched
    /// the booking since and the slot is still free. A new booking is undone by cancelling it.
    /// </summary>
    public Task<BookingOutcome> UndoAsync(UndoRequest request, CancellationToken cancel = default) =>
        KeepTryingAsync(request.RequestId, (viewer, caller, sending, inTime) => new UndoVerb(_desk).TryAsync(request, viewer, caller, sending, inTime), cancel);

    /// <summary>Approves a request, as staff. Of two who decide at once one wins; the other reads who decided, and how.</summary>
    public Task<BookingOutcome> ApproveAsync(DecisionRequest request, CancellationToken cancel = default) => DecideAsync(request, approves: true, cancel);

    /// <summary>Rejects a request with a note, as staff: the slot is free again.</summary>
    public Task<BookingOutcome> RejectAsync(DecisionRequest request, CancellationToken cancel = default) => DecideAsync(request, approves: false, cancel);

    private Task<BookingOutcome> DecideAsync(DecisionRequest request, bool approves, CancellationToken cancel)
    {
        request = request with { Note = NullIfBlank(request.Note) };
        return KeepTryingAsync(request.RequestId, (viewer, caller, sending, inTime) => new DecideVerb(_desk).TryAsync(request, approves, viewer, caller, sending, inTime), cancel);
    }

    private async Task<BookingOutcome> KeepTryingAsync(
        Guid requestId, Func<Viewer, Caller, Sending, CancellationToken, Task<BookingOutcome>> attempt, CancellationToken cancel)
    {
        using var deadline = deadlines.Begin(cancel);
        var viewer = await user.ViewerAsync();
        var caller = await user.CallerAsync();
        return await Patience.KeepTryingAsync(TryAsync, deadline, ticks, (fault, mayBeDone) => Log.GaveUp(logger, fault, requestId, mayBeDone), cancel);

        // Raised by the try itself: it may end after the person was answered.
        async Task<BookingOutcome> TryAsync(Sending sending, CancellationToken inTime)
        {
            try
            {
                return await attempt(viewer, caller, sending, inTime);
            }
            finally
            {
                changes.Raise();
            }
        }
    }

    private static string? NullIfBlank(string? text) => PlainText.IsBlank(text) ? null : text;

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Warning, "Request {RequestId} was given up; it may have been done: {MayBeDone}")]
        public static partial void GaveUp(ILogger logger, Exception fault, Guid requestId, bool mayBeDone);
    }
}
