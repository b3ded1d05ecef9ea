using BookingPortal.Bookings;

namespace BookingPortal.Components.Bookings;

/// <summary>Asks until it is known whether something was done: the same request with the same key, so it is done once.</summary>
public static class Asking
{
    /// <summary>How long to wait before each further question.</summary>
    private static readonly IReadOnlyList<TimeSpan> Waits =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    /// <param name="ask">Sends the request.</param>
    /// <param name="onWait">Told before the first wait, to say so.</param>
    /// <returns>The answer; still checking only when the last question had none either.</returns>
    public static async Task<BookingOutcome> UntilKnownAsync(Func<Task<BookingOutcome>> ask, Action onWait, TimeProvider ticks, CancellationToken cancel)
    {
        try
        {
            var outcome = await ask();
            foreach (var wait in Waits)
            {
                if (outcome is not BookingOutcome.StillChecking)
                {
                    break;
                }

                onWait();
                await Task.Delay(wait, ticks, cancel);
                outcome = await ask();

                // That this question did not get through says nothing about the first one.
                outcome = outcome is BookingOutcome.TryAgain ? new BookingOutcome.StillChecking() : outcome;
            }

            return outcome;
        }
        catch (UnauthorizedAccessException)
        {
            return new BookingOutcome.NotAllowed();
        }
    }
}
