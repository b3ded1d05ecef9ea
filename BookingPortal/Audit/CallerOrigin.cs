using System.Net;

namespace BookingPortal.Audit;

/// <summary>
/// Where the person of this scope calls from: one for each circuit and for each request. Filled in once, when the
/// circuit opens or the request begins; a later message over the WebSocket brings neither address nor browser.
/// </summary>
public sealed class CallerOrigin
{
    private const int LongestUserAgent = 500;

    public IPAddress? IpAddress { get; private set; }

    public string? UserAgent { get; private set; }

    /// <summary>Never between the halves of one character.</summary>
    private static int CutAt(string text) => char.IsHighSurrogate(text[LongestUserAgent - 1]) ? LongestUserAgent - 1 : LongestUserAgent;

    public void Remember(IPAddress? address, string? userAgent)
    {
        IpAddress = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        UserAgent = userAgent is { Length: > LongestUserAgent } ? userAgent[..CutAt(userAgent)] : userAgent;
    }
}
