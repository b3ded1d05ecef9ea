namespace BookingPortal.Accounts.People;

/// <summary>One thing that cannot stay as it is.</summary>
public sealed record PersonFault(PersonField Field, PersonFaultCode Code)
{
    /// <summary>The line of the file, from 1; null outside of files.</summary>
    public int? Line { get; init; }
}
