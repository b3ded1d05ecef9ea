using BookingPortal.Accounts;
using BookingPortal.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BookingPortal.Tests.Accounts;

/// <summary>TZ1: the zone that a person has chosen travels with the sign-in to every screen.</summary>
public sealed class ViewerZoneTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("Asia/Tokyo", "Asia/Tokyo")]
    [InlineData(null, null)]
    public async Task ViewerAsync_ZoneOfThePerson_IsKnown(string? chosen, string? zone)
    {
        var person = await A.Person().SaveAsync(portal);
        person.TimeZone = chosen;
        await using var signedIn = portal.SignIn(person);

        Assert.Equal(zone, (await signedIn.ServiceProvider.GetRequiredService<CurrentUser>().ViewerAsync()).Zone);
    }

    [Theory]
    [InlineData("Asia/Tokyo", true)]
    [InlineData("asia/TOKYO", false)]
    [InlineData(null, false)]
    public async Task CreateAsync_ZoneOfTheRow_IsInTheSignInWhereItIsKnown(string? stored, bool isKnown)
    {
        await using var host = await AccountsHost.StartAsync(portal);
        await using var scope = host.Services.CreateAsyncScope();
        var person = await A.Person().SaveAsync(portal);
        await portal.SqlAsync("UPDATE users SET time_zone = $1 WHERE id = $2", stored, person.Id);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();

        var claims = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync((await users.FindByIdAsync($"{person.Id}"))!);

        Assert.Equal(isKnown ? stored : null, claims.FindFirst(PortalClaims.TimeZone)?.Value);
    }
}
