namespace BookingPortal.Components.Layout;

/// <summary>
/// Dates, numbers and the first day of the week follow the reader's browser; the words are English until there are others.
/// </summary>
public static class ReaderCulture
{
    private static readonly string[] Formats = ["en-US", "en-GB", "de-DE", "fr-FR", "ja-JP", "ar"];
    private static readonly string[] Languages = ["en"];

    public static void AddReaderCulture(this IServiceCollection services) =>
        services.AddRequestLocalization(options =>
        {
            options.AddSupportedCultures(Formats);
            options.AddSupportedUICultures(Languages);
            options.DefaultRequestCulture = new("en-US", "en");
        });
}
