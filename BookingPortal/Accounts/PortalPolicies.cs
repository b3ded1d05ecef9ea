using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace BookingPortal.Accounts;

/// <summary>What a page or an endpoint may ask for. Without a word of its own it belongs to signed-in people.</summary>
public static class PortalPolicies
{
    /// <summary>Staff, admins, and delegated managers: what a manager reads and does there ends with his areas.</summary>
    public const string Staff = "Staff";

    public const string Admin = "Admin";

    public static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy;
        options.AddPolicy(Staff, policy => policy.RequireAssertion(context => IsStaffSomewhere(context.User)));
        options.AddPolicy(Admin, policy => policy.RequireRole(RoleNames.Admin));
    }

    private static bool IsStaffSomewhere(ClaimsPrincipal person) =>
        person.IsInRole(RoleNames.Staff) || person.IsInRole(RoleNames.Admin) || person.HasClaim(claim => claim.Type == PortalClaims.Manages);
}
