namespace BookingPortal.Tests.Screens;

/// <summary>How much there is to show.</summary>
[Flags]
public enum Amount
{
    /// <summary>No rooms and no bookings yet.</summary>
    Empty = 1,

    /// <summary>The demonstration: 24 rooms.</summary>
    Normal = 2,

    /// <summary>200 rooms and ten times the people.</summary>
    Crowded = 4,

    /// <summary>2,000 rooms.</summary>
    Enormous = 8,

    Any = Empty | Normal | Crowded,
}
