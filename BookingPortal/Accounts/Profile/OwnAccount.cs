using System.Globalization;
using System.Security.Claims;
using BookingPortal.Accounts.People;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace BookingPortal.Accounts.Profile;

/// <summary>
/// The account of the signed-in person, for changes by the person: the row is held, and compared with the sign-in, in the
/// transaction of the change. Never does it take from a request whose account it is (S12, S25).
/// </summary>
public sealed class OwnAccount(
    IDbContextFactory<PortalDbContext> contexts, CurrentUser user, AuthenticationStateProvider authentication, DatabaseClock clock,
    IPasswordHasher<PortalUser> hasher, IOptions<IdentityOptions> identity, TimeProvider time)
{
    /// <summary>So long after a sign-in nobody is asked for the password again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private static readonly UpperInvariantLookupNormalizer Normalizer = new();

    internal async Task<int> IdAsync() => (await user.ViewerAsync()).Id;

    /// <summary>The person signed in a moment ago.</summary>
    internal async Task<bool> IsFreshAsync()
    {
        var claims = (await authentication.GetAuthenticationStateAsync()).User;
        return long.TryParse(claims.FindFirstValue(PortalClaims.SignedInAt), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < Freshness;
    }

    /// <summary>Right where the sign-in is fresh, else where the password is.</summary>
    internal async Task<PasswordAnswer> ConfirmAsync(string? password, CancellationToken cancel) =>
        await IsFreshAsync() ? PasswordAnswer.Right : await JudgeAsync(password ?? "", cancel);

    /// <summary>Judges the password. Wrong ones count as they do at the sign-in.</summary>
    internal async Task<PasswordAnswer> JudgeAsync(string password, CancellationToken cancel) => await ChangeAsync<PasswordAnswer?>(
        (desk, person) =>
        {
            if (person.LockoutEnd is { } end && Instant.FromDateTimeOffset(end) > desk.Now)
            {
                return Task.FromResult<PasswordAnswer?>(PasswordAnswer.LockedOut);
            }

            if (person.PasswordHash is { } hash && password.Length <= PasswordRules.Longest
                && hasher.VerifyHashedPassword(person, hash, password) != PasswordVerificationResult.Failed)
            {
                person.AccessFailedCount = 0;
                return Task.FromResult<PasswordAnswer?>(PasswordAnswer.Right);
            }

            if (++person.AccessFailedCount >= identity.Value.Lockout.MaxFailedAccessAttempts)
            {
                person.AccessFailedCount = 0;
                person.LockoutEnd = (desk.Now + Duration.FromTimeSpan(identity.Value.Lockout.DefaultLockoutTimeSpan)).ToDateTimeOffset();
            }

            return Task.FromResult<PasswordAnswer?>(PasswordAnswer.Wrong);
        },
        _ => true, cancel) ?? PasswordAnswer.NotAllowed;

    /// <summary>One transaction on the own row.</summary>
    /// <param name="isDone">Whether what was done is kept.</param>
    /// <returns>Null where the sign-in is no longer good.</returns>
    internal async Task<T?> ChangeAsync<T>(Func<PersonDesk, PortalUser, Task<T>> act, Func<T, bool> isDone, CancellationToken cancel)
    {
        var caller = await user.CallerAsync();
        var now = await clock.NowAsync(cancel);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var desk = new PersonDesk(context, Normalizer, caller, now, cancel);
        if (await desk.FindAsync(caller.PersonId!.Value) is not { LockedAt: null } person || person.SecurityStamp != caller.SecurityStamp)
        {
            return default;
        }

        var answer = await act(desk, person);
        if (isDone(answer))
        {
            PersonDesk.Touch(person);
            await context.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return answer;
    }
}
