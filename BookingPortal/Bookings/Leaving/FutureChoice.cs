namespace BookingPortal.Bookings.Leaving;

/// <summary>What becomes of the bookings to come of somebody who leaves.</summary>
public abstract record FutureChoice
{
    private FutureChoice()
    {
    }

    /// <summary>They stand: somebody will use them, or settles them later.</summary>
    public sealed record Keep : FutureChoice;

    /// <param name="Reason">Told with each of them.</param>
    public sealed record Cancel(string Reason) : FutureChoice;

    /// <param name="Reason">Told with each of them.</param>
    public sealed record HandOver(int HeirId, string Reason) : FutureChoice;
}
