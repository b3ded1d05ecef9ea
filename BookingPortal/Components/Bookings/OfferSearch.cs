namespace BookingPortal.Components.Bookings;

/// <summary>How far the search for other times and rooms is.</summary>
public enum OfferSearch
{
    Looking,
    Done,
    Failed,
}
