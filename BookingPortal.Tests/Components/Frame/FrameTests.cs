using System.Net;
using System.Text.RegularExpressions;
using BookingPortal.Components.Layout;

namespace BookingPortal.Tests.Components.Frame;

public sealed partial class FrameTests(FrameHost frame) : IClassFixture<FrameHost>
{
    [Theory]
    [InlineData("/account/access-denied", HttpStatusCode.OK)]
    [InlineData("/not-found", HttpStatusCode.NotFound)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/broken", HttpStatusCode.InternalServerError)]
    [InlineData("/_blazor", HttpStatusCode.BadRequest)]
    [InlineData("/_blazor/", HttpStatusCode.BadRequest)]
    [InlineData("/", HttpStatusCode.Redirect)]
    public async Task Get_Anything_CarriesOneStrictPolicyAndItsFriends(string path, HttpStatusCode status)
    {
        using var answer = await frame.Client.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task Get_AsStranger_IsSentToTheSignInWithoutAPage()
    {
        using var answer = await frame.Client.GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Get_UnknownAddress_IsARealNotFoundWithWordsAndNoScript()
    {
        using var answer = await AskAsync(HttpMethod.Get, "/nowhere");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Get_PageThatBreaks_TellsNoDetails()
    {
        using var answer = await AskAsync(HttpMethod.Get, "/broken");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("That did not work", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChooseTheme_WithoutToken_IsRefusedInWordsAndChangesNothing()
    {
        using var answer = await AskAsync(HttpMethod.Post, ThemeEndpoint.Path, ("theme", "dark"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("That form was too old", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("light", "light")]
    [InlineData("dark", "dark")]
    [InlineData("pink", "system")]
    [InlineData(null, "system")]
    public async Task Get_WithThemeCookie_TheFirstByteIsRight(string? cookie, string theme)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/account/access-denied");
        ask.Headers.Add("Cookie", $"{ThemeChoice.CookieName}={cookie}");
        using var answer = await frame.Client.SendAsync(ask);

        Assert.Contains($"<html lang=\"en-US\" dir=\"ltr\" data-theme=\"{theme}\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "en-US", "ltr", "Not for this account")]
    [InlineData(null, "en-GB,en;q=0.9", "en-GB", "ltr", "Not for this account")]
    [InlineData(null, "nl, de-AT;q=0.9, en;q=0.8", "de-DE", "ltr", "Nicht für dieses Konto")]
    [InlineData(null, "en;q=0.2, fr;q=0.7", "fr-FR", "ltr", "Pas pour ce compte")]
    [InlineData("ja-JP", "de", "ja-JP", "ltr", "このアカウントでは開けません")]
    [InlineData("ar", "de", "ar", "rtl", "غير متاح لهذا الحساب")]
    [InlineData("ar-SA", "de", "de-DE", "ltr", "Nicht für dieses Konto")]
    [InlineData(null, "*, ;;q=x", "en-US", "ltr", "Not for this account")]
    public async Task Get_InALanguage_SaysSoAndSpeaksIt(string? cookie, string? header, string language, string direction, string words)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/account/access-denied");
        ask.Headers.Add("Cookie", $"{LanguageChoice.CookieName}={cookie}");
        if (header is not null)
        {
            ask.Headers.TryAddWithoutValidation("Accept-Language", header);
        }

        using var answer = await frame.Client.SendAsync(ask);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\"", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChooseLanguage_WithoutToken_IsRefusedInWordsAndChangesNothing()
    {
        using var answer = await AskAsync(HttpMethod.Post, LanguageEndpoint.Path, ("language", "de-DE"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("That form was too old", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("http://localhost", HttpStatusCode.SwitchingProtocols)]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task OpenCircuit_FromAForeignPage_IsRefused(string? origin, HttpStatusCode status)
    {
        var socket = frame.Socket();
        socket.ConfigureRequest = ask =>
        {
            ask.Headers["Person"] = "Maria";
            ask.Headers.Origin = origin;
        };

        var fault = await Record.ExceptionAsync(async () => (await socket.ConnectAsync(new Uri("ws://localhost/_blazor"), CancellationToken.None)).Dispose());

        if (status == HttpStatusCode.SwitchingProtocols)
        {
            Assert.Null(fault);
        }
        else
        {
            Assert.Contains(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), fault?.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Assets_NamedByAPage_CanBeFetched()
    {
        using var page = await frame.Client.GetAsync("/account/access-denied");
        var named = Asset().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains(named, asset => asset.StartsWith("tokens.", StringComparison.Ordinal));
        foreach (var asset in named.Concat(["_framework/blazor.web.js", "radzen/radzen.css", "radzen/radzen-dark.css", "radzen/radzen.js"]))
        {
            using var answer = await frame.Client.GetAsync("/" + asset);
            Assert.True(answer.IsSuccessStatusCode, $"{asset}: {answer.StatusCode}");
        }
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, params (string Name, string Value)[] form)
    {
        using var ask = new HttpRequestMessage(method, path);
        ask.Headers.Add("Person", "Maria");
        if (method == HttpMethod.Post)
        {
            ask.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        }

        return await frame.Client.SendAsync(ask);
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+\\.(?:css|js|svg|woff2))\"")]
    private static partial Regex Asset();
}
