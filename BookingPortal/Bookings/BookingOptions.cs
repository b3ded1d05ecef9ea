namespace BookingPortal.Bookings;

/// <summary>Section <c>Bookings</c>.</summary>
public sealed class BookingOptions
{
    public const string Section = "Bookings";

    /// <summary>What colleagues see of a booking that is not private.</summary>
    public OthersSee OthersSee { get; set; } = OthersSee.Name;
}
