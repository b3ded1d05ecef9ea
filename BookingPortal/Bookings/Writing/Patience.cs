using BookingPortal.Database;

namespace BookingPortal.Bookings.Writing;

/// <summary>
/// Sends a write again while that is safe: three tries, none of them begun after two seconds, and one deadline for all of it.
/// Every write carries a request id, so the same statement sent twice changes one thing once.
/// </summary>
internal static class Patience
{
    private const int Tries = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="attempt">Marks <see cref="Sending"/> when the statement goes out; asks the database by the token of the deadline and by no other.</param>
    /// <param name="gaveUp">Told the fault of the last try.</param>
    internal static async Task<BookingOutcome> KeepTryingAsync(
        Func<Sending, CancellationToken, Task<BookingOutcome>> attempt, Deadline deadline, TimeProvider ticks, Action<Exception, bool> gaveUp, CancellationToken cancel)
    {
        var mayBeDone = false;
        for (var tried = 1; ; tried++)
        {
            var sending = new Sending();
            try
            {
                var outcome = await deadline.WaitAsync(attempt(sending, deadline.Token));
                return mayBeDone && LeavesDoubt(outcome) ? new BookingOutcome.StillChecking() : outcome;
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested && PostgresFaults.Of(exception) is { } fault)
            {
                mayBeDone |= sending.Close() && fault == PostgresFault.Unknown;
                if (fault == PostgresFault.WritesRefused || tried == Tries || deadline.Elapsed >= Longest || deadline.IsOver)
                {
                    gaveUp(exception, mayBeDone);
                    return mayBeDone ? new BookingOutcome.StillChecking() : new BookingOutcome.TryAgain();
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50 * tried), ticks, cancel);
        }
    }

    /// <summary>
    /// After a lost answer the first statement may still be on its way: a "no" that did not come from what the database
    /// holds is not the last word.
    /// </summary>
    private static bool LeavesDoubt(BookingOutcome outcome) =>
        outcome is BookingOutcome.Refused or BookingOutcome.NotAllowed or BookingOutcome.TryAgain or BookingOutcome.NotFound;
}
