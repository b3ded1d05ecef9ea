using System.Globalization;

namespace BookingPortal.Tests.Soak;

/// <summary>What the command line asks for.</summary>
/// <param name="Only">Parts of the names of rounds; empty: all rounds.</param>
internal sealed record SoakOptions(TimeSpan Time, int Seed, IReadOnlyList<string> Only)
{
    internal const string Usage = """
        Usage: ./soak MINUTES [--seed N] [--only PART,PART]   (0 to 1440 minutes)
               Without --only every kind of fault comes at least once; with it those whose name contains one of the parts,
               as in --only "frozen,away for 30 s": once each, and again until the time is over.
        """;

    private const int Longest = 1440;

    /// <summary>Null where the arguments are none that it knows.</summary>
    internal static SoakOptions? Read(ReadOnlySpan<string> args)
    {
        if (args.Length % 2 == 0 || Number(args[0]) is not { } minutes || minutes > Longest)
        {
            return null;
        }

        var options = new SoakOptions(TimeSpan.FromMinutes(minutes), Random.Shared.Next(1_000_000), []);
        for (var at = 1; at < args.Length; at += 2)
        {
            switch (args[at])
            {
                case "--seed" when Number(args[at + 1]) is { } seed:
                    options = options with { Seed = seed };
                    break;
                case "--only":
                    options = options with { Only = args[at + 1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    internal bool Wants(string round) => Only.Count == 0 || Only.Any(part => round.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
