namespace BookingPortal.Accounts;

/// <summary>Why a password is refused.</summary>
public enum PasswordFault
{
    TooShort,
    TooLong,

    /// <summary>On the list of those that are tried first.</summary>
    TooCommon,
}
