using System.Globalization;
using BookingPortal.Benchmarks.Lines;
using BookingPortal.Benchmarks.Offices;
using BookingPortal.Database;
using BookingPortal.Operations;

namespace BookingPortal.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Small">The office from which growth is measured.</param>
/// <param name="Large">The office to which it is measured.</param>
/// <param name="Only">Empty: all lines.</param>
internal sealed record BenchmarkOptions(bool Quick, OfficeSize Small, OfficeSize Large, IReadOnlyList<string> Only, bool List)
{
    private const string Usage =
        "dotnet run -c Release --project BookingPortal.Benchmarks -- [--quick] [--only NAME,NAME] [--list] [--rows N] [--grown N]";

    private const int Fewest = 10_000;

    private const int Most = 10_000_000;

    /// <summary>What the seed and most targets speak of: a million bookings, which is the larger office of a quick run.</summary>
    internal OfficeSize Standard => Quick ? Large : Small;

    /// <exception cref="StartRefusedException">An argument is unknown, or its value cannot be.</exception>
    internal static BenchmarkOptions Read(string[] args)
    {
        var arguments = new VerbArguments(Usage, ["--only", "--rows", "--grown"], ["--quick", "--list"], args);
        var quick = arguments.Has("--quick");
        var small = Rows(arguments, "--rows", quick ? 100_000 : 1_000_000);
        var large = Rows(arguments, "--grown", quick ? 1_000_000 : 10_000_000);
        if (large.Bookings <= small.Bookings)
        {
            throw arguments.Misused($"--grown ({large.Bookings}) has to be more than --rows ({small.Bookings}).");
        }

        var only = (arguments.Optional("--only") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = only.Where(name => !LineCatalog.All.Any(line => line.Name == name)).ToList();
        return unknown.Count == 0
            ? new BenchmarkOptions(quick, small, large, only, arguments.Has("--list"))
            : throw arguments.Misused($"No line is called {string.Join(" or ", unknown)}; --list names them all.");
    }

    private static OfficeSize Rows(VerbArguments arguments, string name, int usual)
    {
        if (arguments.Optional(name) is not { } text)
        {
            return new OfficeSize(usual);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && rows is >= Fewest and <= Most && rows % OfficeSize.BookingsOfARoom == 0
            ? new OfficeSize(rows)
            : throw arguments.Misused($"{name} takes a multiple of {OfficeSize.BookingsOfARoom} from {Fewest} to {Most}.");
    }
}
