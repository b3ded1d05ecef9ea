using BookingPortal.Accounts;
using BookingPortal.Accounts.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BookingPortal.Components.Account;

/// <summary>Opens a one-time link. It changes nothing: whoever looks at links before their receiver does uses none up.</summary>
public static class LinkEndpoint
{
    public static void MapAccountLink(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(AccountPaths.Link + "/{token}", Open).AllowAnonymous();

    private static RedirectHttpResult Open(HttpContext context, string token)
    {
        LinkCookie.Keep(context, token);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.LocalRedirect(AccountPaths.ChoosePassword);
    }
}
