using BookingPortal.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.SecondFactors;

/// <summary>
/// Identity's people, but with keys of authenticators that are encrypted and recovery codes that are hashed: Identity's own
/// store would keep both in clear.
/// </summary>
public sealed class PortalUserStore(PortalDbContext context, AuthenticatorKeys keys, IdentityErrorDescriber? describer = null)
    : UserStore<PortalUser, IdentityRole<int>, PortalDbContext, int, IdentityUserClaim<int>, IdentityUserRole<int>, IdentityUserLogin<int>, IdentityUserToken<int>,
        IdentityRoleClaim<int>, IdentityUserPasskey<int>>(context, describer)
{
    /// <summary>Whether there is one; the key itself is for <see cref="TotpProvider"/> alone.</summary>
    public override async Task<string?> GetAuthenticatorKeyAsync(PortalUser user, CancellationToken cancellationToken) =>
        await keys.FindAsync(Context, user.Id, cancellationToken) is null ? null : "kept elsewhere";

    public override Task SetAuthenticatorKeyAsync(PortalUser user, string key, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{nameof(SecondFactorService)} makes keys.");

    public override async Task<int> CountCodesAsync(PortalUser user, CancellationToken cancellationToken) =>
        await Context.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM recovery_codes WHERE user_id = {user.Id}""").SingleAsync(cancellationToken);

    public override Task ReplaceCodesAsync(PortalUser user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{nameof(SecondFactorService)} makes codes.");

    /// <summary>Each works once, also where two come with it at the same moment.</summary>
    public override async Task<bool> RedeemCodeAsync(PortalUser user, string code, CancellationToken cancellationToken)
    {
        var salts = await Context.Database.SqlQuery<byte[]>($"""SELECT DISTINCT salt AS "Value" FROM recovery_codes WHERE user_id = {user.Id}""").ToListAsync(cancellationToken);
        return salts is [var salt] && RecoveryCode.HashOf(code, salt) is { } hash
            && await Context.Database.ExecuteSqlAsync($"DELETE FROM recovery_codes WHERE user_id = {user.Id} AND code_hash = {hash}", cancellationToken) == 1;
    }
}
