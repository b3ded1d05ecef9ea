namespace BookingPortal.Accounts;

/// <summary>How a try to sign in ended; a stranger cannot tell a wrong e-mail address from a wrong password.</summary>
public enum SignInOutcome
{
    SignedIn,
    WrongEmailOrPassword,

    /// <summary>Too many wrong tries; passwords are not looked at for some minutes.</summary>
    LockedOut,
}
