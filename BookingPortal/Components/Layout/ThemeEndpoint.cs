using BookingPortal.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BookingPortal.Components.Layout;

/// <summary>Keeps the chosen theme in a cookie. A form post with antiforgery token; a GET changes nothing.</summary>
public static class ThemeEndpoint
{
    public const string Path = "/preferences/theme";

    public static void MapTheme(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Path, Choose).AllowAnonymous();

    private static Results<RedirectHttpResult, ValidationProblem> Choose(
        HttpContext context, [FromForm] string theme, [FromForm] string? returnUrl)
    {
        if (ThemeChoice.Named(theme) is not { } choice)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["theme"] = ["Choose system, light or dark."] });
        }

        context.Response.Cookies.Append(ThemeChoice.CookieName, choice.Name, PreferenceCookie.For(context.Request));
        return TypedResults.LocalRedirect(ReturnAddress.From(returnUrl));
    }
}
