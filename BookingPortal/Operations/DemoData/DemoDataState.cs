namespace BookingPortal.Operations.DemoData;

/// <summary>What a database holds already.</summary>
public enum DemoDataState
{
    /// <summary>No rooms and no bookings; people may be there.</summary>
    Empty,

    /// <summary>Demo data was written before.</summary>
    Demo,

    /// <summary>Rooms or bookings that demo data did not make.</summary>
    Foreign,
}
