namespace BookingPortal.Accounts;

/// <summary>
/// Length and a list of common ones; no rules of composition, which make passwords worse.
/// Source: ASVS 6.2.1, 6.2.4, 6.2.5, 6.2.9.
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 12;

    /// <summary>For those who may change what belongs to others.</summary>
    public const int ShortestOfStaff = 15;

    public const int Longest = 128;

    public static int ShortestFor(string role) => role is RoleNames.Staff or RoleNames.Admin ? ShortestOfStaff : Shortest;

    public static IReadOnlyList<PasswordFault> Judge(string password, string role)
    {
        var faults = new List<PasswordFault>();
        if (password.Length < ShortestFor(role))
        {
            faults.Add(PasswordFault.TooShort);
        }

        if (password.Length > Longest)
        {
            faults.Add(PasswordFault.TooLong);
        }

        if (CommonPasswords.Contains(password))
        {
            faults.Add(PasswordFault.TooCommon);
        }

        return faults;
    }
}
