using System.Globalization;
using System.Security.Claims;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BookingPortal.Accounts;

/// <summary>
/// Asks every minute whether an open circuit still belongs to a person who may use the portal. Writes do not wait for
/// this: each compares the security stamp in its own transaction.
/// </summary>
public sealed partial class SignInRevalidation(
    ILoggerFactory logs, IDbContextFactory<PortalDbContext> contexts, IOptions<IdentityOptions> identity, TimeProvider time)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    private readonly ILogger _log = logs.CreateLogger<SignInRevalidation>();

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    /// <summary>Same stamp as at the sign-in, not locked, and no longer ago than a sign-in lasts.</summary>
    internal async Task<bool> IsStillWelcomeAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var options = identity.Value.ClaimsIdentity;
        if (!int.TryParse(person.FindFirstValue(options.UserIdClaimType), CultureInfo.InvariantCulture, out var id)
            || PortalClaims.IsTooOld(person, time.GetUtcNow()))
        {
            return false;
        }

        var stamp = person.FindFirstValue(options.SecurityStampClaimType);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AnyAsync(user => user.Id == id && user.SecurityStamp == stamp && user.LockedAt == null, cancellationToken);
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken cancellationToken)
    {
        try
        {
            return await IsStillWelcomeAsync(state.User, cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            // A database that is away for a moment signs nobody out. Nothing can be written meanwhile, and the next minute asks again.
            Log.NotAsked(_log, e);
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3030, LogLevel.Warning, "The database did not answer: a sign-in stays unchecked for another minute")]
        public static partial void NotAsked(ILogger log, Exception exception);
    }
}
