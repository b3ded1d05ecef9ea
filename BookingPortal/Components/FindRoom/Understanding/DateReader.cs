using NodaTime;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>Reads days: "tomorrow", "next Monday", "3/4" in the culture's order, "3. März", "2027-03-04", 「3月4日」. Never one that is over.</summary>
internal static class DateReader
{
    private const int FirstYear = 2000;

    private const int LastYear = 2199;

    public static bool TryRead(Scanner scanner, Vocabulary words, LocalDate today, out LocalDate date)
    {
        var start = scanner.Position;
        foreach (var read in new[] { Iso, Relative, Numbers, DayAndMonth, MonthAndDay, Weekday })
        {
            if (read(scanner, words, today) is { } found)
            {
                date = found;
                return true;
            }

            scanner.Position = start;
        }

        date = default;
        return false;
    }

    private static LocalDate? Iso(Scanner scanner, Vocabulary words, LocalDate today) =>
        scanner.TryNumber(out var year) && scanner.TrySign("-") && scanner.TryNumber(out var month, adjacent: true, mostDigits: 2)
        && scanner.TrySign("-") && scanner.TryNumber(out var day, adjacent: true, mostDigits: 2)
            ? Date(year, month, day)
            : null;

    private static LocalDate? Relative(Scanner scanner, Vocabulary words, LocalDate today) =>
        scanner.TryWord(words[WishWord.DayAfterTomorrow]) ? today.PlusDays(2)
        : scanner.TryWord(words[WishWord.Tomorrow]) ? today.PlusDays(1)
        : scanner.TryWord(words[WishWord.Today]) ? today
        : null;

    private static LocalDate? Numbers(Scanner scanner, Vocabulary words, LocalDate today)
    {
        if (!scanner.TryNumber(out var first, mostDigits: 2) || !scanner.TrySign("/.") || !scanner.TryNumber(out var second, adjacent: true, mostDigits: 2))
        {
            return null;
        }

        var (month, day) = words.IsMonthFirst ? (first, second) : (second, first);
        var end = scanner.Position;
        if (scanner.TrySign("/.") && scanner.TryNumber(out var year, adjacent: true))
        {
            return Date(year < 100 ? FirstYear + year : year, month, day);
        }

        scanner.Position = end;
        return Coming(month, day, today);
    }

    private static LocalDate? DayAndMonth(Scanner scanner, Vocabulary words, LocalDate today)
    {
        if (!scanner.TryNumber(out var first, mostDigits: 2))
        {
            return null;
        }

        if (scanner.TryWord(words[WishWord.MonthMark]))
        {
            // 3月4日: here the month comes first.
            return scanner.TryNumber(out var day, mostDigits: 2) && scanner.TryWord(words[WishWord.DayMark]) ? Coming(first, day, today) : null;
        }

        scanner.TryWord(words[WishWord.DayMark]);
        return scanner.TryWord(words.Months, out var month) ? WithYear(scanner, month, first, today) : null;
    }

    private static LocalDate? MonthAndDay(Scanner scanner, Vocabulary words, LocalDate today)
    {
        if (!scanner.TryWord(words.Months, out var month) || !scanner.TryNumber(out var day, mostDigits: 2))
        {
            return null;
        }

        // "mar. 14h" is a Tuesday in French, and no day of March in any language.
        var end = scanner.Position;
        if (scanner.TrySign(":") || scanner.TryWord(words[WishWord.OClock]))
        {
            return null;
        }

        scanner.Position = end;
        scanner.TryWord(words[WishWord.DayMark]);
        return WithYear(scanner, month, day, today);
    }

    private static LocalDate? Weekday(Scanner scanner, Vocabulary words, LocalDate today)
    {
        var isNext = scanner.TryWord(words[WishWord.Next]);
        return !scanner.TryWord(words.Weekdays, out var day) ? null : today.DayOfWeek == day && !isNext ? today : today.Next(day);
    }

    private static LocalDate? WithYear(Scanner scanner, int month, int day, LocalDate today)
    {
        var start = scanner.Position;
        if (scanner.TryNumber(out var year) && year is >= FirstYear and <= LastYear)
        {
            return Date(year, month, day);
        }

        scanner.Position = start;
        return Coming(month, day, today);
    }

    /// <summary>This year, or the next where the day is over.</summary>
    private static LocalDate? Coming(int month, int day, LocalDate today) => Date(today.Year, month, day) switch
    {
        { } date when date < today => Date(today.Year + 1, month, day),
        var date => date,
    };

    private static LocalDate? Date(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
}
