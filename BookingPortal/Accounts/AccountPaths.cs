namespace BookingPortal.Accounts;

/// <summary>The addresses that a sign-in begins and ends at.</summary>
public static class AccountPaths
{
    public const string SignIn = "/account/sign-in";

    /// <summary>POST only.</summary>
    public const string SignOut = "/account/sign-out";

    /// <summary>Asks once more, for a form that had become too old.</summary>
    public const string ConfirmSignOut = "/account/confirm-sign-out";

    public const string SignedOut = "/account/signed-out";

    public const string AccessDenied = "/account/access-denied";

    /// <summary>Where a one-time link leads, with its secret behind a slash: the secret moves into a cookie and leaves the address.</summary>
    public const string Link = "/account/link";

    public const string ChoosePassword = "/account/choose-password";

    /// <summary>The query parameter that carries where a person wanted to go.</summary>
    public const string ReturnUrl = "returnUrl";
}
