namespace BookingPortal.Accounts.People;

/// <summary>What can be said about a person; the names of the columns of a file, too.</summary>
public enum PersonField
{
    Email,
    FullName,
    Role,
    HomePlace,
}
