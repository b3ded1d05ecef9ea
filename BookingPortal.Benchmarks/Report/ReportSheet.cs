using System.Globalization;

namespace BookingPortal.Benchmarks.Report;

/// <summary>
/// The figures of a run, one line each on standard output: <c>RATIO name value must bound goal bound short|must|goal</c>.
/// What is judged is the figure as it is printed.
/// </summary>
internal sealed class ReportSheet(TextWriter output)
{
    private readonly List<string> _short = [];

    internal IReadOnlyList<string> Short => _short;

    /// <param name="goal">Null where there is none beyond what must be.</param>
    /// <param name="unit">Empty for a plain ratio or count.</param>
    internal void Judge(string name, double figure, Bound must, Bound? goal, string unit = "")
    {
        var printed = Math.Round(figure, 2);
        var verdict = !must.Holds(printed) ? Verdict.Short : goal is not null && goal.Holds(printed) ? Verdict.Goal : Verdict.Must;
        if (verdict == Verdict.Short)
        {
            _short.Add(name);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"RATIO {name} {printed:F2}{unit} must {must.Say(unit)} goal {goal?.Say(unit) ?? "-"} {verdict.ToString().ToLowerInvariant()}"));
        output.Flush();
    }

    /// <summary>The line could not be measured.</summary>
    internal void Break(string name, Exception why)
    {
        _short.Add(name);
        Tell(name, $"broke: {why.Message}");
        Console.Error.WriteLine(why);
    }

    /// <summary>What stands behind a figure, or beside it.</summary>
    internal void Tell(string name, string words)
    {
        output.WriteLine($"INFO  {name} {words}");
        output.Flush();
    }

    internal void Heading(string words)
    {
        output.WriteLine($"# {words}");
        output.Flush();
    }
}
