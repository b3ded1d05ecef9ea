namespace BookingPortal.Accounts.Profile;

/// <summary>Whether somebody is who he says he is.</summary>
public enum PasswordAnswer
{
    Right,
    Wrong,

    /// <summary>Too many wrong tries; the password is not looked at for some minutes.</summary>
    LockedOut,

    /// <summary>The sign-in is no longer good.</summary>
    NotAllowed,
}
