using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace BookingPortal.Operations;

/// <summary>
/// Pages are compressed for whoever came by himself. A page that another site makes a browser fetch is not: there the length
/// of a compressed answer could tell what else is in it, piece by piece (BREACH). Browsers say which it is in Sec-Fetch-Site.
/// </summary>
internal static class PageCompression
{
    public static IServiceCollection AddPageCompression(this IServiceCollection services) => services
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
            options.Providers.Add<BrotliCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);

    public static void UsePageCompression(this WebApplication app) =>
        app.UseWhen(context => context.Request.Headers["Sec-Fetch-Site"].ToString() is "none" or "same-origin", pages => pages.UseResponseCompression());
}
