namespace BookingPortal.Accounts.People;

/// <summary>
/// Carries the secret of a one-time link from its address to the form: an address stands in histories, logs and the line
/// that the next page is told, a cookie does not.
/// </summary>
public static class LinkCookie
{
    /// <summary>Takes over what cannot be anything else than such a secret.</summary>
    public static void Keep(HttpContext context, string token)
    {
        if (LinkToken.HashOf(token) is not null)
        {
            var cookie = Cookie(context);
            context.Response.Cookies.Append(cookie.Name!, token, cookie.Build(context));
        }
    }

    public static string? Of(HttpContext context) => context.Request.Cookies[Cookie(context).Name!];

    public static void Forget(HttpContext context)
    {
        var cookie = Cookie(context);
        context.Response.Cookies.Delete(cookie.Name!, cookie.Build(context));
    }

    private static CookieBuilder Cookie(HttpContext context) => SignInCookie.OfLink(context.RequestServices.GetRequiredService<IHostEnvironment>());
}
