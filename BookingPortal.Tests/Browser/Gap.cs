using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace BookingPortal.Tests.Browser;

/// <summary>A free gap as its name tells it: "Aurora, free 10:00 to 11:30".</summary>
public sealed partial record Gap(string Name, string Room, TimeOnly From, TimeOnly To)
{
    public string Start => From.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static Gap? Of(string name) => Shape().Match(name) is { Success: true } match
        ? new Gap(name, match.Groups[1].Value, Time(match.Groups[2].Value), Time(match.Groups[3].Value))
        : null;

    public bool IsAtLeast(Duration length) => (To - From) >= length.ToTimeSpan();

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(.+), free (\d\d:\d\d) to (\d\d:\d\d)")]
    private static partial Regex Shape();
}
