using System.Globalization;
using System.Security.Claims;
using BookingPortal.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace BookingPortal.Benchmarks.Offices;

/// <summary>Stands where the circuit's sign-in stands.</summary>
internal sealed class SignedIn : AuthenticationStateProvider
{
    private AuthenticationState _state = new(new ClaimsPrincipal(new ClaimsIdentity()));

    internal void Be(int id, string fullName, string stamp, string role)
    {
        var options = new IdentityOptions().ClaimsIdentity;
        _state = new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(options.UserIdClaimType, id.ToString(CultureInfo.InvariantCulture)),
                new Claim(options.UserNameClaimType, fullName),
                new Claim(options.SecurityStampClaimType, stamp),
                new Claim(PortalClaims.FullName, fullName),
                new Claim(options.RoleClaimType, role),
            ],
            "Benchmark")));
    }

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(_state);
}
