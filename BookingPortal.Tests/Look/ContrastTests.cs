using System.Globalization;
using System.Text.RegularExpressions;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Look;

/// <summary>The colours of tokens.css against each other. Source: WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (edges and signs 3:1).</summary>
public sealed partial class ContrastTests
{
    private const double Text = 4.5;
    private const double Edge = 3;

    private static readonly Dictionary<string, (string Light, string Dark)> Colours = ReadColours();

    public static TheoryData<string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var on in new[] { "canvas", "surface", "surface-raised", "surface-hover" })
        {
            foreach (var text in new[] { "text", "text-quiet", "accent", "danger", "success", "warning" })
            {
                pairs.Add(text, on, Text);
            }
        }

        pairs.Add("text-quiet", "surface-sunken", Text);
        pairs.Add("text-quiet", "closed", Text);
        pairs.Add("text-quiet", "closed-hatch", Text);
        pairs.Add("text", "pending", Text);
        pairs.Add("text", "pending-hatch", Text);
        foreach (var ground in new[] { "accent", "accent-soft", "danger", "danger-soft", "success-soft", "warning-soft", "other", "closure" })
        {
            pairs.Add("on-" + ground, ground, Text);
        }

        pairs.Add("on-accent", "accent-hover", Text);
        pairs.Add("on-danger", "danger-hover", Text);
        pairs.Add("on-other", "other-hover", Text);
        pairs.Add("on-closure", "closure-hatch", Text);
        foreach (var edge in new[] { "line-strong", "other-edge", "closure-edge", "now", "focus", "accent" })
        {
            pairs.Add(edge, "surface", Edge);
            pairs.Add(edge, "canvas", Edge);
        }

        pairs.Add("other-edge", "other", Edge);
        pairs.Add("closure-edge", "closure", Edge);
        pairs.Add("now", "other", Edge);
        pairs.Add("accent", "other", Edge);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Contrast_OfColoursUsedTogether_IsEnoughInLightAndDark(string front, string back, double atLeast)
    {
        Assert.InRange(Contrast(Colours[front].Light, Colours[back].Light), atLeast, 21);
        Assert.InRange(Contrast(Colours[front].Dark, Colours[back].Dark), atLeast, 21);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return value <= 0.03928 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static Dictionary<string, (string Light, string Dark)> ReadColours() =>
        Pair().Matches(SourceTree.Read("wwwroot-assets", "tokens.css"))
            .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));

    [GeneratedRegex(@"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")]
    private static partial Regex Pair();
}
