using BookingPortal.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BookingPortal.Components.Layout;

/// <summary>Keeps the chosen language in a cookie. A form post with antiforgery token; a GET changes nothing.</summary>
public static class LanguageEndpoint
{
    public const string Path = "/preferences/language";

    public static void MapLanguage(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Path, Choose).AllowAnonymous();

    private static Results<RedirectHttpResult, ValidationProblem> Choose(
        HttpContext context, [FromForm] string language, [FromForm] string? returnUrl)
    {
        if (LanguageChoice.Named(language) is not { } choice)
        {
            var known = string.Join(", ", LanguageChoice.All.Select(one => one.Tag));
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["language"] = [$"Choose one of {known}."] });
        }

        context.Response.Cookies.Append(LanguageChoice.CookieName, choice.Tag, PreferenceCookie.For(context.Request));
        return TypedResults.LocalRedirect(ReturnAddress.From(returnUrl));
    }
}
