using BookingPortal.Accounts.People;
using BookingPortal.Accounts.SecondFactors;
using BookingPortal.Audit;
using BookingPortal.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Accounts;

/// <summary>Signs in by e-mail address and password, and a second factor where the person has one. Open to everybody; belongs to a request and never to a circuit.</summary>
public sealed partial class SignInService(
    SignInManager<PortalUser> signIn, UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, CallerOrigin origin,
    IServiceScopeFactory scopes, IDbContextFactory<PortalDbContext> contexts, ILogger<SignInService> log)
{
    private const int LongestEmail = 254;

    /// <summary>A stranger's password is hashed too, so that the time of the answer does not tell who has an account.</summary>
    private static readonly PortalUser Nobody = new() { FullName = "" };

    private static string? _hashOfNobody;

    private readonly ILogger _log = log;

    public async Task<SignInOutcome> SignInAsync(string email, string password)
    {
        email = email.Trim();
        var user = email.Length <= LongestEmail && !email.Contains('\0') ? await users.FindByEmailAsync(email) : null;
        if (user?.PasswordHash is null || password.Length > PasswordRules.Longest)
        {
            _hashOfNobody ??= hasher.HashPassword(Nobody, "nobody");
            hasher.VerifyHashedPassword(Nobody, _hashOfNobody, password.Length > PasswordRules.Longest ? "" : password);
            Log.Unknown(_log, origin.IpAddress);
            return SignInOutcome.WrongEmailOrPassword;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return SignInOutcome.NeedsCode;
        }

        return End(user, result, SignInOutcome.WrongEmailOrPassword);
    }

    /// <summary>The second step, with a code of the authenticator app.</summary>
    public async Task<SignInOutcome> SignInByCodeAsync(string code)
    {
        if (await HalfWayAsync() is not { } user)
        {
            return SignInOutcome.Expired;
        }

        var result = await signIn.TwoFactorAuthenticatorSignInAsync(SecondFactorService.Digits(code), isPersistent: false, rememberClient: false);
        return End(user, result, SignInOutcome.WrongCode);
    }

    /// <summary>The second step, with a recovery code, which is used up. Wrong ones count as wrong passwords do.</summary>
    public async Task<SignInOutcome> SignInByRecoveryCodeAsync(string code)
    {
        if (await HalfWayAsync() is not { } user)
        {
            return SignInOutcome.Expired;
        }

        if (await users.IsLockedOutAsync(user))
        {
            return SignInOutcome.LockedOut;
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            await NoteAsync(user.Id, "recovery_code_used");
        }
        else
        {
            await users.AccessFailedAsync(user);
        }

        return End(user, result, SignInOutcome.WrongCode);
    }

    /// <summary>Somebody has given the right password and is asked for the code.</summary>
    public async Task<bool> IsHalfWayAsync() => await HalfWayAsync() is not null;

    /// <summary>
    /// A new cookie for the person of this request, whose stamp, name or rights were changed by himself. The sign-in is as
    /// old as it was.
    /// </summary>
    public async Task RenewAsync()
    {
        var http = signIn.Context;
        http.Items[SignInCookie.Renewed] = http.User.FindFirst(PortalClaims.SignedInAt);

        // What this request has read of the person before is old.
        await using var scope = scopes.CreateAsyncScope();
        var fresh = scope.ServiceProvider.GetRequiredService<SignInManager<PortalUser>>();
        if (users.GetUserId(http.User) is { } id && await fresh.UserManager.FindByIdAsync(id) is { } user)
        {
            await fresh.RefreshSignInAsync(user);
        }
    }

    public async Task SignOutAsync()
    {
        var id = users.GetUserId(signIn.Context.User);
        await signIn.SignOutAsync();
        Log.SignedOut(_log, id, origin.IpAddress);
    }

    /// <summary>Identity does not ask again whether the person may sign in at all.</summary>
    private async Task<PortalUser?> HalfWayAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is { } user && await signIn.CanSignInAsync(user) ? user : null;

    private async Task NoteAsync(int id, string action)
    {
        await using var context = await contexts.CreateDbContextAsync();
        context.AdminAuditLog.Add(PersonDesk.Entry(new Caller(id, null) { IpAddress = origin.IpAddress, UserAgent = origin.UserAgent }, id, action));
        await context.SaveChangesAsync();
    }

    private SignInOutcome End(PortalUser user, SignInResult result, SignInOutcome otherwise)
    {
        if (result.Succeeded)
        {
            Log.SignedIn(_log, user.Id, origin.IpAddress);
            return SignInOutcome.SignedIn;
        }

        Log.Refused(_log, user.Id, result, origin.IpAddress);
        return result.IsLockedOut ? SignInOutcome.LockedOut : otherwise;
    }

    private static partial class Log
    {
        [LoggerMessage(3020, LogLevel.Information, "Person {PersonId} signed in from {Address}")]
        public static partial void SignedIn(ILogger log, int personId, System.Net.IPAddress? address);

        [LoggerMessage(3021, LogLevel.Warning, "Person {PersonId} was refused at sign-in ({Result}) from {Address}")]
        public static partial void Refused(ILogger log, int personId, SignInResult result, System.Net.IPAddress? address);

        [LoggerMessage(3022, LogLevel.Warning, "Somebody without an account was refused at sign-in from {Address}")]
        public static partial void Unknown(ILogger log, System.Net.IPAddress? address);

        [LoggerMessage(3023, LogLevel.Information, "Person {PersonId} signed out from {Address}")]
        public static partial void SignedOut(ILogger log, string? personId, System.Net.IPAddress? address);
    }
}
