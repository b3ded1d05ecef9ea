using System.Security.Claims;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BookingPortal.Accounts;

/// <summary>Puts into the sign-in what every page shows of the person, so that no page has to ask for it.</summary>
public sealed class PortalClaimsFactory(
    UserManager<PortalUser> users, RoleManager<IdentityRole<int>> roles, IOptions<IdentityOptions> options, IDbContextFactory<PortalDbContext> contexts)
    : UserClaimsPrincipalFactory<PortalUser, IdentityRole<int>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(PortalClaims.FullName, user.FullName));
        if (user.HomePlace is { } place)
        {
            identity.AddClaim(new Claim(PortalClaims.HomePlace, place));
        }

        if (user.Culture is { } culture)
        {
            identity.AddClaim(new Claim(PortalClaims.Culture, culture));
        }

        // PostgreSQL takes a zone in any case of letters; one that is not known here shows nothing.
        if (FacilityClock.Knows(user.TimeZone))
        {
            identity.AddClaim(new Claim(PortalClaims.TimeZone, user.TimeZone!));
        }

        await using var context = await contexts.CreateDbContextAsync();
        var rights = await context.ManagerRights.AsNoTracking().Where(right => right.UserId == user.Id).ToListAsync();
        identity.AddClaims(rights.Select(right => new Claim(PortalClaims.Manages, right.Area.ToString())));
        return identity;
    }
}
