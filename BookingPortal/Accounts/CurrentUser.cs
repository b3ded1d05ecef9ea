using System.Diagnostics;
using System.Security.Claims;
using BookingPortal.Audit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BookingPortal.Accounts;

/// <summary>
/// The person of this circuit or request, as the sign-in knows him. Reads may trust it for a minute (that is how often
/// the sign-in is checked); a write names the stamp and the database compares it.
/// </summary>
public sealed class CurrentUser(AuthenticationStateProvider authentication, CallerOrigin origin, IOptions<IdentityOptions> identity)
{
    /// <summary>The signed-in person.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in: a service was reached past the page's rule.</exception>
    public async Task<Viewer> ViewerAsync()
    {
        var claims = (await authentication.GetAuthenticationStateAsync()).User;
        var options = identity.Value.ClaimsIdentity;
        if (claims.Identity is not { IsAuthenticated: true }
            || !int.TryParse(claims.FindFirstValue(options.UserIdClaimType), out var id)
            || claims.FindFirstValue(options.SecurityStampClaimType) is not { } stamp)
        {
            throw new UnauthorizedAccessException("Nobody is signed in.");
        }

        return new Viewer(
            id,
            claims.FindFirstValue(PortalClaims.FullName) ?? claims.Identity.Name ?? "",
            claims.FindFirstValue(PortalClaims.HomePlace),
            claims.IsInRole(RoleNames.Staff) || claims.IsInRole(RoleNames.Admin),
            claims.IsInRole(RoleNames.Admin),
            stamp)
        {
            Zone = claims.FindFirstValue(PortalClaims.TimeZone),
            Manages = [.. claims.FindAll(PortalClaims.Manages).Select(claim => ManagedArea.Read(claim.Value)).OfType<ManagedArea>()],
        };
    }

    /// <summary>The signed-in person as the audit log names him.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public async Task<Caller> CallerAsync()
    {
        var viewer = await ViewerAsync();
        return new Caller(viewer.Id, viewer.SecurityStamp)
        {
            IpAddress = origin.IpAddress,
            UserAgent = origin.UserAgent,
            TraceId = Activity.Current?.TraceId.ToHexString(),
        };
    }
}
