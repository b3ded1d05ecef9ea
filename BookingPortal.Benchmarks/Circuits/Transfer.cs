using System.Net;
using System.Text.RegularExpressions;

namespace BookingPortal.Benchmarks.Circuits;

/// <summary>
/// What a browser fetches for a page, as it comes over the wire: the HTML, what it links, and what those name in turn; all
/// compressed as a browser asks for it, bodies and headers counted. A second visit asks again for what may not be kept.
/// </summary>
internal sealed partial class Transfer
{
    private readonly Dictionary<string, (long First, long Again)> _files = [];

    internal int Requests => _files.Count;

    internal long FirstVisit => _files.Values.Sum(file => file.First);

    /// <summary>Files with a name of their own content are not asked for again; the others are asked whether they have changed.</summary>
    internal long SecondVisit => _files.Values.Sum(file => file.Again);

    internal string Largest => string.Join(", ", _files.OrderByDescending(file => file.Value.First).Take(6).Select(file => $"{file.Key} {file.Value.First / 1024.0:F1} KB"));

    internal static async Task<Transfer> OfAsync(Uri address, CookieContainer cookies, string path, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "none");
        using var reading = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = address };
        var transfer = new Transfer();
        await transfer.FetchAsync(http, reading, new Uri(address, path), cancel);
        return transfer;
    }

    private async Task FetchAsync(HttpClient http, HttpClient reading, Uri file, CancellationToken cancel)
    {
        if (_files.ContainsKey(file.AbsolutePath))
        {
            return;
        }

        using var answer = await http.GetAsync(file, cancel);
        answer.EnsureSuccessStatusCode();
        var isPage = _files.Count == 0;
        var first = await BytesOfAsync(answer, cancel);
        _files.Add(file.AbsolutePath, (first, isPage ? first : 0));
        if (!isPage && answer.Headers.CacheControl is not { MaxAge.TotalDays: > 30 })
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, file);
            question.Headers.IfNoneMatch.ParseAdd(answer.Headers.ETag?.ToString() ?? "\"\"");
            using var again = await http.SendAsync(question, cancel);
            _files[file.AbsolutePath] = (first, await BytesOfAsync(again, cancel));
        }

        var type = answer.Content.Headers.ContentType?.MediaType;
        if (type is "text/html" or "text/css" or "text/javascript" or "application/javascript")
        {
            var text = await reading.GetStringAsync(file, cancel);
            var named = isPage ? Linked().Matches(text) : Imported().Matches(text);
            foreach (var next in named.Select(found => new Uri(isPage ? http.BaseAddress! : file, WebUtility.HtmlDecode(found.Groups["file"].Value))).Where(next => next.Host == file.Host).Distinct())
            {
                await FetchAsync(http, reading, next, cancel);
            }
        }
    }

    private static async Task<long> BytesOfAsync(HttpResponseMessage answer, CancellationToken cancel) =>
        (await answer.Content.ReadAsByteArrayAsync(cancel)).Length
        + answer.Headers.Concat(answer.Content.Headers).Sum(header => header.Key.Length + header.Value.Sum(value => value.Length) + 4);

    // Styles, scripts, icons and fonts of the page, not the pages that it links.
    [GeneratedRegex("<(?:link\\b[^>]*?\\bhref|script\\b[^>]*?\\bsrc)=\"(?<file>[^\"]+)\"")]
    private static partial Regex Linked();

    [GeneratedRegex("(?:from\\s*['\"](?<file>\\.[^'\"]+)['\"]|url\\(['\"]?(?<file>[^)'\":]+)['\"]?\\))")]
    private static partial Regex Imported();
}
