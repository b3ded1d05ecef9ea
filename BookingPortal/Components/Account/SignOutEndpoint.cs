using BookingPortal.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BookingPortal.Components.Account;

/// <summary>Ends the sign-in of this browser. A form post with antiforgery token; a GET changes nothing.</summary>
public static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(AccountPaths.SignOut, SignOutAsync).AllowAnonymous();

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, SignInService people, IAntiforgery antiforgery)
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return TypedResults.LocalRedirect(AccountPaths.ConfirmSignOut);
            }

            await people.SignOutAsync();
        }

        return TypedResults.LocalRedirect(AccountPaths.SignedOut);
    }
}
