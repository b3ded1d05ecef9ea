using System.Globalization;

namespace BookingPortal.Components.Layout;

/// <summary>
/// A language that the portal speaks, with the country whose dates, times and numbers it writes. Kept in a cookie; without one, the
/// nearest to what the browser asks for.
/// </summary>
/// <param name="Tag">The culture, and what the page says of itself in <c>lang</c>.</param>
/// <param name="Name">In the language itself, so that it is found by whoever needs it.</param>
public sealed record LanguageChoice(string Tag, string Name)
{
    public const string CookieName = "language";

    private static readonly LanguageChoice American = new("en-US", "English (US)");
    private static readonly LanguageChoice British = new("en-GB", "English (UK)");

    public static IReadOnlyList<LanguageChoice> All { get; } =
    [
        American,
        British,
        new("de-DE", "Deutsch"),
        new("fr-FR", "Français"),
        new("ja-JP", "日本語"),
        new("ar", "العربية"),
    ];

    public static LanguageChoice Default => American;

    public static LanguageChoice Of(HttpRequest request) => Named(request.Cookies[CookieName]) ?? AskedForBy(request) ?? Default;

    public static LanguageChoice? Named(string? tag) => All.FirstOrDefault(choice => choice.Tag == tag);

    /// <summary>What a person of this language reads best; null where the portal does not speak it.</summary>
    public static LanguageChoice? Nearest(string tag)
    {
        var parts = tag.Split('-');
        return All.FirstOrDefault(choice => choice.Tag.Equals(tag, StringComparison.OrdinalIgnoreCase)) switch
        {
            { } exactly => exactly,
            // Most English outside of the United States writes the day before the month.
            _ when IsEnglish(parts[0]) => parts.Length > 1 ? British : American,
            _ => All.FirstOrDefault(choice => choice.Tag.Split('-')[0].Equals(parts[0], StringComparison.OrdinalIgnoreCase)),
        };
    }

    /// <summary>Its culture, which differs from that of the system in one point: Arabic is written with one kind of numbers.</summary>
    public CultureInfo ToCulture()
    {
        var culture = CultureInfo.GetCultureInfo(Tag);
        if (!culture.TextInfo.IsRightToLeft)
        {
            return culture;
        }

        // The system writes Latin digits with Arabic separators, 1٬234٫5, which nobody does.
        var own = (CultureInfo)culture.Clone();
        own.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        own.NumberFormat.PercentPositivePattern = 1;
        own.NumberFormat.PercentNegativePattern = 1;
        return CultureInfo.ReadOnly(own);
    }

    private static bool IsEnglish(string language) => language.Equals("en", StringComparison.OrdinalIgnoreCase);

    private static LanguageChoice? AskedForBy(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(asked => asked.Quality is not 0)
        .OrderByDescending(asked => asked.Quality ?? 1)
        .Select(asked => Nearest(asked.Value.ToString()))
        .FirstOrDefault(choice => choice is not null);
}
