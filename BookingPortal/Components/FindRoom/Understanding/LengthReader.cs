using NodaTime;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>Reads how long a meeting takes: "45 min", "1.5h", "1h30", "half an hour", 「1時間半」.</summary>
internal static class LengthReader
{
    private const int MinutesOfDay = 1440;

    private const int Quarter = 15;

    /// <summary>Where one word means both, as the French "h", so many hours and more are a time of day.</summary>
    private const int EarliestHourOfADay = 6;

    /// <returns>The length on quarter hours.</returns>
    public static bool TryRead(Scanner scanner, Vocabulary words, out Duration length)
    {
        var start = scanner.Position;
        if (Minutes(scanner, words) is { } minutes and > 0 and <= MinutesOfDay)
        {
            length = Duration.FromMinutes(Math.Ceiling(minutes / Quarter) * Quarter);
            return true;
        }

        (scanner.Position, length) = (start, Duration.Zero);
        return false;
    }

    private static double? Minutes(Scanner scanner, Vocabulary words)
    {
        if (scanner.TryWord(words[WishWord.HalfAnHour]))
        {
            return 30;
        }

        if (scanner.TryWord(words[WishWord.AnHour]))
        {
            return 60 + Rest(scanner, words);
        }

        if (!scanner.TryDecimal(out var number))
        {
            return null;
        }

        var unit = scanner.Position;
        if (scanner.TryWord(words[WishWord.Hour]))
        {
            var end = scanner.Position;
            scanner.Position = unit;
            if (number >= EarliestHourOfADay && scanner.TryWord(words[WishWord.OClock]))
            {
                return null;
            }

            scanner.Position = end;
            return ((double)number * 60) + Rest(scanner, words);
        }

        return scanner.TryWord(words[WishWord.Minute]) ? (double)number : null;
    }

    /// <summary>What follows the hours: a half, "30 min", or two digits right behind them.</summary>
    private static int Rest(Scanner scanner, Vocabulary words)
    {
        if (scanner.TryWord(words[WishWord.Half]))
        {
            return 30;
        }

        var start = scanner.Position;
        if (scanner.TryNumber(out var adjacent, adjacent: true, mostDigits: 2) && adjacent < 60)
        {
            scanner.TryWord(words[WishWord.Minute]);
            return adjacent;
        }

        scanner.Position = start;
        if (scanner.TryNumber(out var minutes, mostDigits: 2) && minutes < 60 && scanner.TryWord(words[WishWord.Minute]))
        {
            return minutes;
        }

        scanner.Position = start;
        return 0;
    }
}
