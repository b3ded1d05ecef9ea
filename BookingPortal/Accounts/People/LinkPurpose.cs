namespace BookingPortal.Accounts.People;

/// <summary>What a one-time link lets its receiver do; both end with a password.</summary>
public enum LinkPurpose
{
    /// <summary>Somebody new chooses the first password.</summary>
    Invitation,

    /// <summary>Somebody whose password is lost chooses another.</summary>
    PasswordReset,
}
