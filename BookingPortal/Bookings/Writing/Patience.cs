using BookingPortal.Database;

namespace BookingPortal.Bookings.Writing;

/// <summary>
/// Sends a write again while that is safe: three tries and two seconds in all. Every write carries a request id, so the
/// same statement sent twice changes one thing once.
/// </summary>
internal static class Patience
{
    private const int Tries = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <param name="attempt">Marks <see cref="Sending"/> when the statement goes out.</param>
    /// <param name="gaveUp">Told the fault of the last try.</param>
    internal static async Task<BookingOutcome> KeepTryingAsync(
        Func<Sending, Task<BookingOutcome>> attempt, TimeProvider ticks, Action<Exception, bool> gaveUp, CancellationToken cancel)
    {
        var began = ticks.GetTimestamp();
        var mayBeDone = false;
        for (var tried = 1; ; tried++)
        {
            var sending = new Sending();
            try
            {
                var outcome = await attempt(sending);
                return mayBeDone && LeavesDoubt(outcome) ? new BookingOutcome.StillChecking() : outcome;
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested && PostgresFaults.Of(exception) is { } fault)
            {
                mayBeDone |= fault == PostgresFault.Unknown && sending.Begun;
                if (fault == PostgresFault.WritesRefused || tried == Tries || ticks.GetElapsedTime(began) >= Longest)
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
