using System.Globalization;

namespace BookingPortal.Benchmarks.Report;

/// <summary>What a figure has to reach, with its direction: <c>&gt;=0.30</c>, <c>&lt;=2.00</c>, <c>&lt;200.00ms</c>.</summary>
/// <param name="Note">Where the bound itself was measured in the run: <c>20F</c>.</param>
internal sealed record Bound(string Direction, double Value, string? Note = null)
{
    internal static Bound AtLeast(double value) => new(">=", value);

    internal static Bound AtMost(double value, string? note = null) => new("<=", value, note);

    internal static Bound Below(double value) => new("<", value);

    internal bool Holds(double figure) => Direction switch
    {
        ">=" => figure >= Value,
        "<=" => figure <= Value,
        _ => figure < Value,
    };

    internal string Say(string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Direction}{Value:F2}{unit}{(Note is null ? "" : $"({Note})")}");
}
