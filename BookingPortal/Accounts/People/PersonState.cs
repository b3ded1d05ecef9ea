namespace BookingPortal.Accounts.People;

/// <summary>How a person stands with the portal: the first that fits, from the end.</summary>
public enum PersonState
{
    /// <summary>Has a password and may sign in.</summary>
    Active,

    /// <summary>Was added and has not chosen a password yet.</summary>
    Invited,

    /// <summary>An admin has locked the person.</summary>
    Locked,

    /// <summary>Has left the organisation; is locked as well.</summary>
    Left,
}
