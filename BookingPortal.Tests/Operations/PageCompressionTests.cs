using BookingPortal.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace BookingPortal.Tests.Operations;

public sealed class PageCompressionTests
{
    [Theory]
    [InlineData("none", true)]
    [InlineData("same-origin", true)]
    [InlineData("same-site", false)]
    [InlineData("cross-site", false)]
    [InlineData(null, false)]
    public async Task Page_IsCompressedOnlyForWhoCameByHimself(string? site, bool isCompressed)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddPageCompression();
        await using var app = builder.Build();
        app.UsePageCompression();
        app.MapGet("/", () => Results.Content(new string('a', 5_000), "text/html"));
        await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd("br");
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        using var answer = await app.GetTestClient().SendAsync(request);

        Assert.Equal(isCompressed, answer.Content.Headers.ContentEncoding.Contains("br"));
    }
}
