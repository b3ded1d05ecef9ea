namespace BookingPortal.Accounts;

/// <summary>The roles. Everybody who signs in is an employee; an admin may do all that staff may.</summary>
public static class RoleNames
{
    public const string Employee = "Employee";

    public const string Staff = "Staff";

    public const string Admin = "Admin";

    public static readonly IReadOnlyList<string> All = [Employee, Staff, Admin];
}
