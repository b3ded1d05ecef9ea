namespace BookingPortal.Bookings.Writing;

/// <summary>
/// Whether the statement of one try is on its way: before that, a failure means that nothing happened. Once a person has
/// been answered it is closed, and nothing goes out any more behind that answer.
/// </summary>
internal sealed class Sending
{
    private const int AtRest = 0;
    private const int OnItsWay = 1;
    private const int Closed = 2;

    private int _state;

    /// <exception cref="OperationCanceledException">The person has been answered meanwhile.</exception>
    internal void Begin()
    {
        if (Interlocked.CompareExchange(ref _state, OnItsWay, AtRest) == Closed)
        {
            throw new OperationCanceledException("The answer was given without waiting for this.");
        }
    }

    /// <summary>The database has said for certain how the statement ended.</summary>
    internal void IsKnown() => Interlocked.CompareExchange(ref _state, AtRest, OnItsWay);

    /// <returns>Whether a statement may have been done.</returns>
    internal bool Close() => Interlocked.Exchange(ref _state, Closed) == OnItsWay;
}
