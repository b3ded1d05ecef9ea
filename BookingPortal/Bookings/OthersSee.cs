namespace BookingPortal.Bookings;

/// <summary>What colleagues see of each other's bookings.</summary>
public enum OthersSee
{
    Busy,
    Name,
    NameAndTitle,
}
