using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Database;
using NpgsqlTypes;

namespace BookingPortal.Bookings.Writing;

/// <summary>Hands a booking over. The room's rules are not asked again: it stood already, and somebody decides it deliberately.</summary>
internal sealed class HandOverVerb(Desk desk)
{
    internal async Task<BookingOutcome> TryAsync(HandOverRequest request, Viewer viewer, Caller caller, Sending sending, CancellationToken cancel)
    {
        if (BookingRules.JudgeReason(request.Reason, isRequired: true).ToList() is { Count: > 0 } refusals)
        {
            return new BookingOutcome.Refused(refusals);
        }

        if (await SendAsync(request, caller, sending, cancel) is not { } answer)
        {
            return await SettledAsync(request, viewer, cancel) ?? new BookingOutcome.TryAgain();
        }

        if (answer.Id is { } id)
        {
            return new BookingOutcome.Booked(id, answer.Status);
        }

        if (!answer.SignedIn)
        {
            return new BookingOutcome.NotAllowed();
        }

        if (await SettledAsync(request, viewer, cancel) is { } known)
        {
            return known;
        }

        if (await desk.Reader.FindAsync(request.BookingId, viewer, cancel) is not { } booking)
        {
            return new BookingOutcome.NotFound();
        }

        return booking switch
        {
            _ when !answer.IsStaff => new BookingOutcome.NotAllowed(),
            _ when !answer.HasHeir => new BookingOutcome.NotFound(),
            { IsActive: false } => await desk.StaleAsync(StaleReason.AlreadyCancelled, booking.Id, request.Seen, cancel),
            _ when request.Seen is { } seen && seen != booking.Version => await desk.StaleAsync(StaleReason.BookingChanged, booking.Id, seen, cancel),
            _ when booking.Slot.Start <= await desk.Clock.NowAsync(cancel) => await desk.StaleAsync(StaleReason.AlreadyEnded, booking.Id, request.Seen, cancel),
            _ => new BookingOutcome.TryAgain(),
        };
    }

    /// <returns>Null where the database refused it for a rival or for the same request.</returns>
    private async Task<HandOverAnswer?> SendAsync(HandOverRequest request, Caller caller, Sending sending, CancellationToken cancel)
    {
        HandOverAnswer? answer = null;
        try
        {
            answer = await desk.Sender.SendAsync(
                HandOverStatement.HandOver,
                new StatementValues().By(caller, request.RequestId, request.BookingId).With("seen", request.Seen).With("heir", request.HeirId).Audited(caller, request.Reason),
                sending,
                row => new HandOverAnswer(
                    row.IsDBNull(0) ? null : row.GetInt64(0),
                    row.IsDBNull(1) ? BookingStatus.Confirmed : Enum.Parse<BookingStatus>(row.GetString(1), ignoreCase: true),
                    row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4)),
                cancel);
        }
        catch (Exception rival) when (PostgresFaults.IsTaken(rival) || PostgresFaults.IsKeyUsed(rival) || PostgresFaults.IsRequestUsed(rival))
        {
        }

        sending.IsKnown();
        return answer;
    }

    /// <summary>What the request became when it was sent before; null where it is not known.</summary>
    private async Task<BookingOutcome?> SettledAsync(HandOverRequest request, Viewer viewer, CancellationToken cancel) => await desk.Sender.SendAsync(
        HandOverStatement.Settle,
        new StatementValues().With("actor", viewer.Id).With("heir", request.HeirId).With("request", request.RequestId)
            .With("booking", NpgsqlDbType.Bigint, request.BookingId).With("reason", NpgsqlDbType.Text, request.Reason),
        new Sending(),
        row => new Told(row.GetInt64(0), Enum.Parse<BookingStatus>(row.GetString(1), ignoreCase: true), !row.IsDBNull(2) && row.GetBoolean(2)),
        cancel) switch
    {
        null => null,
        { IsTheSame: true } told => new BookingOutcome.Booked(told.Id, told.Status),
        _ => new BookingOutcome.KeyReused(),
    };

    private sealed record HandOverAnswer(long? Id, BookingStatus Status, bool SignedIn, bool HasHeir, bool IsStaff);

    private sealed record Told(long Id, BookingStatus Status, bool IsTheSame);
}
