namespace BookingPortal.Accounts;

/// <summary>The people of a demonstration: one for each role, with one published password.</summary>
public static class DemoMode
{
    /// <summary>Every invented person has an address in this domain, which is reserved and receives no mail.</summary>
    public const string Domain = "demo.example";

    /// <summary>Published: shown on the sign-in page and printed at the start.</summary>
    public const string Password = "meet-me-at-nine-fifteen";

    public static readonly IReadOnlyList<DemoAccount> Accounts =
    [
        new("employee@" + Domain, RoleNames.Employee),
        new("staff@" + Domain, RoleNames.Staff),
        new("admin@" + Domain, RoleNames.Admin),
    ];

    public static bool IsDemoAddress(string? email) => email is not null && email.EndsWith("@" + Domain, StringComparison.OrdinalIgnoreCase);
}
