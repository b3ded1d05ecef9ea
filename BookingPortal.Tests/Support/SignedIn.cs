using System.Globalization;
using System.Security.Claims;
using BookingPortal.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace BookingPortal.Tests.Support;

/// <summary>Stands where the circuit's sign-in stands: says who is there, with the stamp of that moment.</summary>
public sealed class SignedIn : AuthenticationStateProvider
{
    private ClaimsPrincipal _person = new(new ClaimsIdentity());

    /// <param name="roles">Names of roles, and areas of a delegated manager as text, as the sign-in claims them.</param>
    public void Be(PortalUser person, IEnumerable<string> roles)
    {
        var options = new IdentityOptions().ClaimsIdentity;
        List<Claim> claims =
        [
            new(options.UserIdClaimType, person.Id.ToString(CultureInfo.InvariantCulture)),
            new(options.UserNameClaimType, person.UserName ?? ""),
            new(options.SecurityStampClaimType, person.SecurityStamp ?? ""),
            new(PortalClaims.FullName, person.FullName),
        ];
        if (person.HomePlace is { } place)
        {
            claims.Add(new Claim(PortalClaims.HomePlace, place));
        }

        if (person.TimeZone is { } zone)
        {
            claims.Add(new Claim(PortalClaims.TimeZone, zone));
        }

        claims.AddRange(roles.Select(role => new Claim(ManagedArea.Read(role) is null ? options.RoleClaimType : PortalClaims.Manages, role)));
        _person = new ClaimsPrincipal(new ClaimsIdentity(claims, "Test"));
    }

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(_person));
}
