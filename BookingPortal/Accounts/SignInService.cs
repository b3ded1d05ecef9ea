using BookingPortal.Audit;
using Microsoft.AspNetCore.Identity;

namespace BookingPortal.Accounts;

/// <summary>Signs in by e-mail address and password. Open to everybody; belongs to a request and never to a circuit.</summary>
public sealed partial class SignInService(
    SignInManager<PortalUser> signIn, UserManager<PortalUser> users, IPasswordHasher<PortalUser> hasher, CallerOrigin origin, ILogger<SignInService> log)
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

        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await signIn.SignInAsync(user, isPersistent: false, "pwd");
            Log.SignedIn(_log, user.Id, origin.IpAddress);
            return SignInOutcome.SignedIn;
        }

        Log.Refused(_log, user.Id, result, origin.IpAddress);
        return result.IsLockedOut ? SignInOutcome.LockedOut : SignInOutcome.WrongEmailOrPassword;
    }

    public async Task SignOutAsync()
    {
        var id = users.GetUserId(signIn.Context.User);
        await signIn.SignOutAsync();
        Log.SignedOut(_log, id, origin.IpAddress);
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
