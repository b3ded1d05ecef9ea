namespace BookingPortal.Accounts;

/// <summary>How a try to sign in ended; a stranger cannot tell a wrong e-mail address from a wrong password.</summary>
public enum SignInOutcome
{
    SignedIn,
    WrongEmailOrPassword,

    /// <summary>The password was right, and a second factor is asked for.</summary>
    NeedsCode,

    /// <summary>Not the code that the app shows now, or one that was used.</summary>
    WrongCode,

    /// <summary>The password was too long ago, or none was asked.</summary>
    Expired,

    /// <summary>Too many wrong tries; passwords are not looked at for some minutes.</summary>
    LockedOut,
}
