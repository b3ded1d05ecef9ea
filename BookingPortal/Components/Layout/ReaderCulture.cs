using Microsoft.AspNetCore.Localization;

namespace BookingPortal.Components.Layout;

/// <summary>Words, dates, numbers and the first day of the week are those of the language that the reader has chosen, else of the browser.</summary>
public static class ReaderCulture
{
    public static void AddReaderCulture(this IServiceCollection services) =>
        services.AddRequestLocalization(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = [.. LanguageChoice.All.Select(choice => choice.ToCulture())];
            options.DefaultRequestCulture = new RequestCulture(LanguageChoice.Default.Tag);
            options.RequestCultureProviders = [new CustomRequestCultureProvider(Choose)];
        });

    // The request that opens a circuit carries the same cookie and header as the page, so both speak one language.
    private static Task<ProviderCultureResult?> Choose(HttpContext context) =>
        Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(LanguageChoice.Of(context.Request).Tag));
}
