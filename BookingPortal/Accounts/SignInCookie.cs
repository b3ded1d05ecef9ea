using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace BookingPortal.Accounts;

/// <summary>The cookie of the sign-in: 60 minutes without a request end it, and 12 hours in any case.</summary>
internal static class SignInCookie
{
    internal static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);

    /// <summary>Where a request keeps when the sign-in began that it renews: a new cookie is no new sign-in.</summary>
    internal static readonly object Renewed = new();

    private const string Name = "BookingPortal";

    internal static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        Harden(options.Cookie, Name, environment);
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = AccountPaths.SignIn;
        options.LogoutPath = AccountPaths.SignOut;
        options.ReturnUrlParameter = AccountPaths.ReturnUrl;
        options.Events.OnSigningIn = context =>
        {
            var now = context.Options.TimeProvider?.GetUtcNow() ?? TimeProvider.System.GetUtcNow();
            var began = context.HttpContext.Items[Renewed] as Claim;
            ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(began?.Clone() ?? PortalClaims.SignedIn(now));
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = ValidateAsync;

        // A missing right is a status and no other address: files and pages say 403, and its words are those of the status page.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>Between the password and the code: who it is, for five minutes.</summary>
    internal static void ConfigureHalfWay(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        Harden(options.Cookie, Name + "-Code", environment);
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        options.SlidingExpiration = false;
    }

    /// <summary>The security stamp is compared every minute; the new principal keeps the time of the sign-in.</summary>
    internal static void Configure(SecurityStampValidatorOptions options)
    {
        options.ValidationInterval = TimeSpan.FromMinutes(1);
        options.OnRefreshingPrincipal = refresh =>
        {
            if (refresh.CurrentPrincipal?.FindFirst(PortalClaims.SignedInAt) is { } signedIn)
            {
                ((ClaimsIdentity)refresh.NewPrincipal!.Identity!).AddClaim(signedIn.Clone());
            }

            return Task.CompletedTask;
        };
    }

    internal static void Configure(AntiforgeryOptions options, IHostEnvironment environment) =>
        Harden(options.Cookie, Name + "-Forms", environment);

    /// <summary>Holds the secret of a one-time link while its receiver chooses a password.</summary>
    internal static CookieBuilder OfLink(IHostEnvironment environment)
    {
        var cookie = new CookieBuilder();
        Harden(cookie, Name + "-Link", environment);
        cookie.MaxAge = TimeSpan.FromMinutes(30);
        return cookie;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var now = context.Options.TimeProvider?.GetUtcNow() ?? TimeProvider.System.GetUtcNow();
        if (PortalClaims.IsTooOld(context.Principal!, now))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>Browsers accept the prefix <c>__Host-</c> over https only, and a developer's portal has none.</summary>
    private static void Harden(CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        cookie.Name = environment.IsDevelopment() ? name : "__Host-" + name;
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}
