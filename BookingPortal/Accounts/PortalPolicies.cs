using Microsoft.AspNetCore.Authorization;

namespace BookingPortal.Accounts;

/// <summary>What a page or an endpoint may ask for. Without a word of its own it belongs to signed-in people.</summary>
public static class PortalPolicies
{
    /// <summary>Staff and admins.</summary>
    public const string Staff = "Staff";

    public const string Admin = "Admin";

    public static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = options.DefaultPolicy;
        options.AddPolicy(Staff, policy => policy.RequireRole(RoleNames.Staff, RoleNames.Admin));
        options.AddPolicy(Admin, policy => policy.RequireRole(RoleNames.Admin));
    }
}
