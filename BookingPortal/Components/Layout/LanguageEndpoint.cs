using BookingPortal.Accounts;
using BookingPortal.Accounts.Profile;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BookingPortal.Components.Layout;

/// <summary>Keeps the chosen language in a cookie, and with the account of whoever is signed in. A form post with antiforgery token; a GET changes nothing.</summary>
public static class LanguageEndpoint
{
    public const string Path = "/preferences/language";

    public static void MapLanguage(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Path, ChooseAsync).AllowAnonymous();

    private static async Task<Results<RedirectHttpResult, ValidationProblem>> ChooseAsync(
        HttpContext context, [FromForm] string language, [FromForm] string? returnUrl)
    {
        if (LanguageChoice.Named(language) is not { } choice)
        {
            var known = string.Join(", ", LanguageChoice.All.Select(one => one.Tag));
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["language"] = [$"Choose one of {known}."] });
        }

        context.Response.Cookies.Append(LanguageChoice.CookieName, choice.Tag, PreferenceCookie.For(context.Request));
        if (context.User.Identity is { IsAuthenticated: true })
        {
            await context.RequestServices.GetRequiredService<ProfileService>().SetLanguageAsync(choice.Tag);
        }

        return TypedResults.LocalRedirect(ReturnAddress.From(returnUrl));
    }
}
