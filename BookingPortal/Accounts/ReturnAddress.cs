using System.Buffers;

namespace BookingPortal.Accounts;

/// <summary>
/// Where a sign-in leads: an address of this portal, or the first page. Stricter than browsers need, because a form
/// that one browser takes for a path is another host to the next one.
/// </summary>
public static class ReturnAddress
{
    public const string FirstPage = "/";

    private const int Longest = 2000;

    /// <summary>Deeper than this nobody encodes in good faith.</summary>
    private const int DeepestEncoding = 3;

    /// <summary>Backslash, the sign before a host, and the characters that look or normalise like a slash.</summary>
    private static readonly SearchValues<char> Suspicious = SearchValues.Create("\\@\u2044\u2215\u2216\u29F5\u29F8\u29F9\uFE68\uFF0F\uFF3C\uFF20");

    public static string From(string? asked) => IsLocal(asked) ? asked! : FirstPage;

    private static bool IsLocal(string? asked)
    {
        if (asked is not { Length: > 0 and <= Longest } || asked[0] != '/' || asked.AsSpan().ContainsAnyExceptInRange('!', '~') || asked.Contains('\\'))
        {
            return false;
        }

        var path = asked.Split('?', '#')[0];
        for (var depth = 0; depth < DeepestEncoding; depth++)
        {
            if (!IsPlain(path))
            {
                return false;
            }

            var decoded = Uri.UnescapeDataString(path);
            if (decoded == path)
            {
                return !path.StartsWith("/account/", StringComparison.OrdinalIgnoreCase) || IsProfile(path);
            }

            path = decoded;
        }

        return false;
    }

    /// <summary>The pages of one's own account are a goal; those around the sign-in are none.</summary>
    private static bool IsProfile(string path) =>
        path == AccountPaths.Profile || path.StartsWith(AccountPaths.Profile + "/", StringComparison.Ordinal);

    private static bool IsPlain(string path) =>
        !path.Contains("//", StringComparison.Ordinal) && !path.AsSpan().ContainsAny(Suspicious) && !path.Any(char.IsControl);
}
