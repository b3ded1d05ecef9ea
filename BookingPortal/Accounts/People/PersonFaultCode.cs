namespace BookingPortal.Accounts.People;

/// <summary>What is wrong with a field, one sentence each.</summary>
public enum PersonFaultCode
{
    /// <summary>Nothing stands there, or the file has no such column.</summary>
    Missing,
    TooLong,

    /// <summary>Control characters, or no address.</summary>
    NotOfItsKind,
    UnknownRole,

    /// <summary>Somebody has this address.</summary>
    EmailTaken,

    /// <summary>An address of the demonstration, outside of one.</summary>
    DemoAddress,

    /// <summary>The file names this address twice.</summary>
    Twice,

    /// <summary>The file has more lines than one import takes.</summary>
    TooManyLines,
}
