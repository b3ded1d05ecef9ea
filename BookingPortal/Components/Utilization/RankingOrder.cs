namespace BookingPortal.Components.Utilization;

/// <summary>What the ranking of rooms puts first: the questions that people bring to it.</summary>
public enum RankingOrder
{
    MostUsed,
    LeastUsed,

    /// <summary>The greatest share of bookings with half of the seats empty.</summary>
    TooBig,

    /// <summary>The greatest share of bookings with more people than seats, then the fullest.</summary>
    TooSmall,

    /// <summary>The most late cancellations.</summary>
    CancelledLate,
}
