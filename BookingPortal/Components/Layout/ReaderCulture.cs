namespace BookingPortal.Components.Layout;

/// <summary>
/// Dates, numbers and the first day of the week follow the reader's browser; the words are English until there are others.
/// </summary>
public static class ReaderCulture
{
    private static readonly string[] _formats = ["en-US", "en-GB", "de-DE", "fr-FR", "ja-JP", "ar"];
    private static readonly string[] _languages = ["en"];

    public static void AddReaderCulture(this IServiceCollection services) =>
        services.AddRequestLocalization(options =>
        {
            options.AddSupportedCultures(_formats);
            options.AddSupportedUICultures(_languages);
            options.DefaultRequestCulture = new("en-US", "en");
        });
}
