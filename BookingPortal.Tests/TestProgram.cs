using System.Globalization;
using BookingPortal.Tests.Screens;
using BookingPortal.Tests.Soak;

namespace BookingPortal.Tests;

/// <summary>
/// What this assembly does as a program of its own: <c>./soak MINUTES [--seed N] [--only PART]</c>, the long form of the proof, and
/// <c>./screens [FOLDER [NAME]]</c>, pictures to look at. The test runner loads this assembly by itself and never comes here.
/// </summary>
public static class TestProgram
{
    internal const int Misused = 2;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["soak", .. var rest] when SoakOptions.Read(rest) is { } options:
                return await new SoakRun(options, Console.Out).RunAsync();
            case ["portal", var seed] when Number(seed) is { } number:
                await PortalProcess.RunAsync(number);
                return 0;
            case ["screens", var folder, .. { Length: <= 1 } part]:
                return await new ScreenRun(folder, part.SingleOrDefault() ?? "", Console.Out).RunAsync();
            default:
                await Console.Error.WriteLineAsync($"{SoakOptions.Usage}\n       ./screens [FOLDER [PART-OF-A-NAME]]");
                return Misused;
        }
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
