using BookingPortal.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;

namespace BookingPortal.Components.Layout;

/// <summary>Words, dates, numbers and the first day of the week are those of the language that the reader has chosen, else of the browser.</summary>
public static class ReaderCulture
{
    public static void AddReaderCulture(this IServiceCollection services) =>
        services.AddRequestLocalization(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = [.. LanguageChoice.All.Select(choice => choice.ToCulture())];
            options.DefaultRequestCulture = new RequestCulture(LanguageChoice.Default.Tag);
            options.RequestCultureProviders = [new CustomRequestCultureProvider(Choose)];
        });

    /// <summary>A sign-in brings the language of the account to a browser that had another one.</summary>
    public static void AddLanguageOfAccount(this IServiceCollection services) =>
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, options => options.Events.OnSignedIn = context =>
        {
            if (LanguageChoice.Named(context.Principal?.FindFirst(PortalClaims.Culture)?.Value) is { } choice)
            {
                context.Response.Cookies.Append(LanguageChoice.CookieName, choice.Tag, PreferenceCookie.For(context.Request));
            }

            return Task.CompletedTask;
        });

    // The request that opens a circuit carries the same cookie and header as the page, so both speak one language.
    private static Task<ProviderCultureResult?> Choose(HttpContext context) =>
        Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(LanguageChoice.Of(context.Request).Tag));
}
