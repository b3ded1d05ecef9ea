using NodaTime;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>Reads times of day: "14:00", "2pm", "14 Uhr 30", "14h30", 「午後2時半」; and stretches: "9-11", "from 2 to 4pm".</summary>
internal static class TimeReader
{
    private const string Dashes = "-–—~～〜";

    public static bool TryRead(Scanner scanner, Vocabulary words, out ReadTime time)
    {
        var start = scanner.Position;
        if (Read(scanner, words) is { } read)
        {
            time = read;
            return true;
        }

        (scanner.Position, time) = (start, default);
        return false;
    }

    /// <summary>A time, a dash or "to", and a later time; not where it turns out to be people or a length.</summary>
    public static bool TryRange(Scanner scanner, Vocabulary words, out LocalTime from, out LocalTime until)
    {
        var start = scanner.Position;
        scanner.TryWord(words[WishWord.From]);
        if (TryRead(scanner, words, out var first) && (scanner.TrySign(Dashes, spaced: true) || scanner.TryWord(words[WishWord.Until])))
        {
            var second = scanner.Position;
            var isLength = LengthReader.TryRead(scanner, words, out _);
            scanner.Position = second;
            if (!isLength && TryRead(scanner, words, out var last))
            {
                (from, until) = Order(first, last);
                if (from < until)
                {
                    return true;
                }
            }
        }

        (scanner.Position, from, until) = (start, default, default);
        return false;
    }

    private static bool CountsPeople(Scanner scanner, Vocabulary words)
    {
        var start = scanner.Position;
        var people = scanner.TryWord(words[WishWord.People]);
        scanner.Position = start;
        return people;
    }

    /// <summary>"2-4pm" is both in the afternoon, "10-2pm" begins in the morning, "9-5" ends in the afternoon.</summary>
    private static (LocalTime From, LocalTime Until) Order(ReadTime first, ReadTime last)
    {
        var (from, until) = (first.IsSure || last.IsSure ? first.Time : first.ByDay, last.Time);
        if (!first.IsSure && last.IsSure && from.Hour < 12 && from.PlusHours(12) < until)
        {
            from = from.PlusHours(12);
        }

        if (!last.IsSure && until <= from && until.Hour < 12)
        {
            until = until.PlusHours(12);
        }

        return (from, until);
    }

    private static ReadTime? Read(Scanner scanner, Vocabulary words)
    {
        // Only where words stand side by side does the half of the day come first.
        bool? isPm = scanner.TryWord(words[WishWord.Pm].Where(IsPrefix)) ? true : scanner.TryWord(words[WishWord.Am].Where(IsPrefix)) ? false : null;
        if (isPm is null && scanner.TryWord(words[WishWord.Noon]))
        {
            return new ReadTime(LocalTime.Noon, IsPlain: false, IsSure: true);
        }

        if (!scanner.TryNumber(out var hour, mostDigits: 2))
        {
            return null;
        }

        var minute = MinuteOf(scanner, words);
        isPm ??= scanner.TryWord(words[WishWord.Pm]) ? true : scanner.TryWord(words[WishWord.Am]) ? false : null;
        if (hour > 23 || minute is > 59 || (isPm is not null && hour is 0 or > 12) || (minute is null && CountsPeople(scanner, words)))
        {
            return null;
        }

        var isPlain = minute is null && isPm is null;
        var isSure = isPm is not null || hour is 0 or > 12 || (minute is not null && !words.IsTwelveHours);
        return new ReadTime(new LocalTime(isPm is { } pm ? (hour % 12) + (pm ? 12 : 0) : hour, minute ?? 0), isPlain, isSure);
    }

    /// <summary>The minutes; zero where "o'clock" or its like says that it is a time; null where nothing does.</summary>
    private static int? MinuteOf(Scanner scanner, Vocabulary words)
    {
        var start = scanner.Position;
        if (scanner.TrySign(":") && scanner.TryNumber(out var minute, adjacent: true, mostDigits: 2))
        {
            scanner.TryWord(words[WishWord.OClock]);
            return minute;
        }

        scanner.Position = start;
        if (scanner.TrySign(".") && scanner.TryNumber(out minute, adjacent: true, mostDigits: 2) && scanner.TryWord(words[WishWord.OClock]))
        {
            return minute;
        }

        scanner.Position = start;
        if (!scanner.TryWord(words[WishWord.OClock]))
        {
            return null;
        }

        if (scanner.TryWord(words[WishWord.Half]))
        {
            return 30;
        }

        var mark = scanner.Position;
        if (scanner.TryNumber(out minute, adjacent: true, mostDigits: 2))
        {
            scanner.TryWord(words[WishWord.Minute]);
            return minute;
        }

        scanner.Position = mark;
        return 0;
    }

    private static bool IsPrefix(string word) => word[0] > '\u3000';
}
