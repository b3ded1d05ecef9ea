namespace BookingPortal.Tests.Rights;

/// <summary>Authorisation as a table: every public method of every service that knows who asks. A method without a row fails the tests.</summary>
internal static partial class RightsTable
{
    // The columns are those of Actor: Owner, LockedOwner, Other, Proxy, Manager, ManagerElsewhere, FormerManager, Staff, Admin,
    // FormerStaff, LockedStaff, SignedOutStaff, Anonymous.
    private const string Everybody = "++++++++++++-";
    private const string Admins = "--------+----";

    /// <summary>Reads of one booking: the database is asked who is staff at this moment.</summary>
    private const string Readers = "++0++00++00+-";

    internal static IReadOnlyList<Right> Rows { get; } = [.. OfBookings(), .. OfReading(), .. OfFinding(), .. OfAdministration(), .. OfPeople()];
}
