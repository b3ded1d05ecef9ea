namespace BookingPortal.Components.Layout;

/// <summary>Addresses that more than one folder links to.</summary>
public static class Paths
{
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string AccessDenied = "/account/access-denied";
}
