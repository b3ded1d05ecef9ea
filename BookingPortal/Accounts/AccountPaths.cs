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

    /// <summary>Asks for the code of the authenticator app, after the password.</summary>
    public const string Code = "/account/code";

    public const string RecoveryCode = "/account/recovery-code";

    /// <summary>One's own account; its other pages lie below.</summary>
    public const string Profile = "/account/profile";

    public const string ProfilePassword = Profile + "/password";

    public const string ProfileSecondFactor = Profile + "/second-factor";

    /// <summary>Where a one-time link leads, with its secret behind a slash: the secret moves into a cookie and leaves the address.</summary>
    public const string Link = "/account/link";

    public const string ChoosePassword = "/account/choose-password";

    /// <summary>The query parameter that carries where a person wanted to go.</summary>
    public const string ReturnUrl = "returnUrl";
}
