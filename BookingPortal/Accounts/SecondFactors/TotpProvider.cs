using BookingPortal.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.SecondFactors;

/// <summary>
/// Judges the codes of authenticator apps for Identity. Identity's own takes a code as often as it comes for three
/// minutes; here it works once, and at most one step off. Source: ASVS 6.5.1, 6.5.5.
/// </summary>
public sealed class TotpProvider(IDbContextFactory<PortalDbContext> contexts, AuthenticatorKeys keys, DatabaseClock clock) : IUserTwoFactorTokenProvider<PortalUser>
{
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<PortalUser> manager, PortalUser user)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await keys.FindAsync(context, user.Id, CancellationToken.None) is not null;
    }

    /// <summary>The app makes them.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<PortalUser> manager, PortalUser user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<PortalUser> manager, PortalUser user)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await keys.FindAsync(context, user.Id, CancellationToken.None) is { } key
            && Totp.Find(key, token, await clock.NowAsync()) is { } step
            && await AuthenticatorKeys.UseAsync(context, user.Id, step, CancellationToken.None);
    }
}
