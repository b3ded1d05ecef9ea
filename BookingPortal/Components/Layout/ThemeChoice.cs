namespace BookingPortal.Components.Layout;

/// <summary>Light, dark, or as the system of the reader has it; kept in a cookie, so that the first byte of a page is already right.</summary>
public sealed record ThemeChoice(string Name, string? DarkStylesMedia)
{
    public const string CookieName = "theme";

    /// <summary>--canvas of tokens.css, for the browser's own frame.</summary>
    public const string LightCanvas = "#f5f7f8";

    /// <inheritdoc cref="LightCanvas"/>
    public const string DarkCanvas = "#11161a";

    public static readonly ThemeChoice System = new("system", "(prefers-color-scheme: dark)");
    public static readonly ThemeChoice Light = new("light", DarkStylesMedia: null);
    public static readonly ThemeChoice Dark = new("dark", "all");

    public static IReadOnlyList<ThemeChoice> All { get; } = [System, Light, Dark];

    public static ThemeChoice Of(HttpRequest request) => Named(request.Cookies[CookieName]) ?? System;

    public static ThemeChoice? Named(string? name) => All.FirstOrDefault(choice => choice.Name == name);
}
