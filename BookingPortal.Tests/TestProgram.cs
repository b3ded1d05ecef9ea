using System.Globalization;
using BookingPortal.Tests.Screens;
using BookingPortal.Tests.Soak;

namespace BookingPortal.Tests;

/// <summary>
/// What this assembly does as a program of its own: <c>./soak MINUTES [--seed N]</c>, the long form of the proof, and
/// <c>./screens [FOLDER [NAME]]</c>, pictures to look at. The test runner loads this assembly by itself and never comes here.
/// </summary>
public static class TestProgram
{
    private const int Misused = 2;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["soak", var minutes, .. var rest] when Number(minutes) is { } time and > 0 and <= 1440 && Seed(rest) is { } seed:
                return await new SoakRun(TimeSpan.FromMinutes(time), seed, Console.Out).RunAsync();
            case ["portal", var seed] when Number(seed) is { } number:
                await PortalProcess.RunAsync(number);
                return 0;
            case ["screens", var folder, .. { Length: <= 1 } part]:
                return await new ScreenRun(folder, part.SingleOrDefault() ?? "", Console.Out).RunAsync();
            default:
                await Console.Error.WriteLineAsync("Usage: ./soak MINUTES [--seed N]   (1 to 1440 minutes)\n       ./screens [FOLDER [PART-OF-A-NAME]]");
                return Misused;
        }
    }

    private static int? Seed(string[] args) => args switch
    {
        [] => Random.Shared.Next(1_000_000),
        ["--seed", var seed] => Number(seed),
        _ => null,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
