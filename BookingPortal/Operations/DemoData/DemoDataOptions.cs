using System.Globalization;

namespace BookingPortal.Operations.DemoData;

/// <summary>How much demo data is made. The same options, seed and moment give the same content, passwords and stamps aside.</summary>
public sealed record DemoDataOptions
{
    /// <summary>Rooms, spread over three places; 1 to 5,000.</summary>
    public int Facilities { get; init; } = 24;

    /// <summary>People, the three who can sign in among them; 3 to 100,000.</summary>
    public int People { get; init; } = 60;

    /// <summary>Local days before today; 0 to 3,650. Two months have a month before them to be compared with.</summary>
    public int DaysBack { get; init; } = 63;

    /// <summary>Local days after today; 0 to 730.</summary>
    public int DaysAhead { get; init; } = 14;

    public int Seed { get; init; } = 1;

    /// <summary>
    /// Reads <c>--facilities N --people N --days-back N --days-ahead N --seed N</c>, also with an equals sign. Settings
    /// of the portal (<c>--Section:Key=value</c>) are left to the configuration.
    /// </summary>
    /// <returns>The options, or one sentence that says what is wrong.</returns>
    public static (DemoDataOptions? Options, string? Problem) Parse(IReadOnlyList<string> arguments)
    {
        var options = new DemoDataOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, text) = Split(arguments[i]);
            if (name.Contains(':', StringComparison.Ordinal) || name is "--environment" or "--contentRoot")
            {
                i += text is null ? 1 : 0;
                continue;
            }

            if (name is not ("--facilities" or "--people" or "--days-back" or "--days-ahead" or "--seed"))
            {
                return (null, $"\"{arguments[i]}\" is not an option of demo: --facilities, --people, --days-back, --days-ahead or --seed.");
            }

            text ??= ++i < arguments.Count ? arguments[i] : null;
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return (null, $"{name} needs a whole number.");
            }

            options = name switch
            {
                "--facilities" => options with { Facilities = number },
                "--people" => options with { People = number },
                "--days-back" => options with { DaysBack = number },
                "--days-ahead" => options with { DaysAhead = number },
                _ => options with { Seed = number },
            };
        }

        return options.Problem() is { } problem ? (null, problem) : (options, null);
    }

    /// <summary>One sentence about the first number that is out of bounds; null where all are fine.</summary>
    public string? Problem() =>
        Outside("--facilities", Facilities, 1, 5_000)
        ?? Outside("--people", People, 3, 100_000)
        ?? Outside("--days-back", DaysBack, 0, 3_650)
        ?? Outside("--days-ahead", DaysAhead, 0, 730);

    private static string? Outside(string name, int value, int least, int most) =>
        value < least || value > most ? string.Create(CultureInfo.InvariantCulture, $"{name} is {value}: from {least} to {most}.") : null;

    private static (string Name, string? Value) Split(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (argument[..at], argument[(at + 1)..]) : (argument, null);
}
