namespace BookingPortal.Accounts;

/// <summary>What the sign-in carries beside Identity's own claims.</summary>
public static class PortalClaims
{
    public const string FullName = "bookingportal:full_name";

    public const string HomePlace = "bookingportal:home_place";
}
