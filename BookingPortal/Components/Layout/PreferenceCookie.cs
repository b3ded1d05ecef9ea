namespace BookingPortal.Components.Layout;

/// <summary>How a choice about the look is kept: for a year, for the server's eyes, and nothing in it that tells who it is.</summary>
internal static class PreferenceCookie
{
    internal static CookieOptions For(HttpRequest request) => new()
    {
        Path = "/",
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps,
        HttpOnly = true,
        IsEssential = true,
    };
}
