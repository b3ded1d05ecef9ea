using System.Security.Cryptography;
using BookingPortal.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts.SecondFactors;

/// <summary>
/// The keys of authenticator apps (table <c>authenticators</c>), which only the portal's key ring opens, and the last
/// step that each was used for. Whose key may be asked for is the caller's to know.
/// </summary>
public sealed class AuthenticatorKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("authenticator key");

    /// <summary>The person's key; null where there is none, or none that can be opened.</summary>
    internal async Task<byte[]?> FindAsync(PortalDbContext context, int personId, CancellationToken cancel)
    {
        var rows = await context.Database.SqlQuery<string>($"""SELECT protected_key AS "Value" FROM authenticators WHERE user_id = {personId}""").ToListAsync(cancel);
        try
        {
            return rows is [var row] ? _protector.Unprotect(Convert.FromBase64String(row)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A new key instead of any before.</summary>
    internal async Task<byte[]> MakeAsync(PortalDbContext context, int personId, CancellationToken cancel)
    {
        var key = Totp.MakeKey();
        var row = Convert.ToBase64String(_protector.Protect(key));
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO authenticators (user_id, protected_key) VALUES ({personId}, {row})
            ON CONFLICT (user_id) DO UPDATE SET protected_key = excluded.protected_key, last_step = 0
            """,
            cancel);
        return key;
    }

    /// <summary>
    /// Uses up a step: of everybody who comes with its code at once one succeeds (S11). Nothing older than the last one is
    /// taken either.
    /// </summary>
    internal static async Task<bool> UseAsync(PortalDbContext context, int personId, long step, CancellationToken cancel) =>
        await context.Database.ExecuteSqlAsync($"UPDATE authenticators SET last_step = {step} WHERE user_id = {personId} AND last_step < {step}", cancel) == 1;
}
