namespace BookingPortal.Accounts.Profile;

/// <summary>What of a profile cannot stay as it is.</summary>
public enum ProfileFault
{
    NameMissing,
    NameTooLong,

    /// <summary>Control characters.</summary>
    NameNotPlain,
    UnknownLanguage,
    UnknownZone,
    PlaceTooLong,
}
