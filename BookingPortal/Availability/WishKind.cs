namespace BookingPortal.Availability;

/// <summary>Which wish an offer breaks.</summary>
public enum WishKind
{
    OtherTime,
    OtherRoom,
    OtherBuilding,
    OtherPlace,
    WithoutFeature,
    Shorter,

    /// <summary>The room is not given for less.</summary>
    Longer,
    FewerSeats,
}
