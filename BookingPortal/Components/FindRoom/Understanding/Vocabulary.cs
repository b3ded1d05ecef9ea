using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using NodaTime;

namespace BookingPortal.Components.FindRoom.Understanding;

/// <summary>
/// The words that a reader of one culture writes wishes with: those of the resources in his language and in English,
/// weekdays and months as the culture names them. Longer words come first, so that none is taken for its beginning.
/// </summary>
public sealed class Vocabulary
{
    private static readonly ResourceManager Resources = new(typeof(WishWords));
    private static readonly ConcurrentDictionary<string, Vocabulary> Known = new();

    private readonly Dictionary<WishWord, string[]> _words;

    private Vocabulary(CultureInfo culture)
    {
        CultureInfo[] languages = [culture, CultureInfo.InvariantCulture];
        _words = Enum.GetValues<WishWord>().ToDictionary(word => word, word => Words(word, languages));
        Weekdays = [.. languages.SelectMany(WeekdaysOf).DistinctBy(day => day.Word).OrderByDescending(day => day.Word.Length)];
        Months = [.. languages.SelectMany(MonthsOf).DistinctBy(month => month.Word).OrderByDescending(month => month.Word.Length)];
        var date = culture.DateTimeFormat.ShortDatePattern;
        IsMonthFirst = date.IndexOf('M', StringComparison.Ordinal) < date.IndexOf('d', StringComparison.Ordinal);
        IsTwelveHours = culture.DateTimeFormat.ShortTimePattern.Contains('h', StringComparison.Ordinal);
    }

    public IReadOnlyList<(string Word, IsoDayOfWeek Day)> Weekdays { get; }

    public IReadOnlyList<(string Word, int Month)> Months { get; }

    /// <summary>Whether 3/4 is the fourth of March.</summary>
    public bool IsMonthFirst { get; }

    /// <summary>Whether clocks are read with a.m. and p.m.</summary>
    public bool IsTwelveHours { get; }

    public IReadOnlyList<string> this[WishWord word] => _words[word];

    public static Vocabulary For(CultureInfo culture) => Known.GetOrAdd(culture.Name, _ => new Vocabulary(culture));

    private static string[] Words(WishWord word, CultureInfo[] languages) =>
    [
        .. languages.Select(language => Resources.GetString(word.ToString(), language) ?? "")
            .SelectMany(words => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(one => one.Length),
    ];

    private static IEnumerable<(string Word, IsoDayOfWeek Day)> WeekdaysOf(CultureInfo culture)
    {
        var names = culture.DateTimeFormat;
        for (var day = 0; day < 7; day++)
        {
            foreach (var word in Spellings(names.DayNames[day], names.AbbreviatedDayNames[day], names.ShortestDayNames[day]))
            {
                yield return (word, day == 0 ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)day);
            }
        }
    }

    private static IEnumerable<(string Word, int Month)> MonthsOf(CultureInfo culture)
    {
        var names = culture.DateTimeFormat;
        for (var month = 1; month <= 12; month++)
        {
            foreach (var word in Spellings(names.MonthNames[month - 1], names.MonthGenitiveNames[month - 1], names.AbbreviatedMonthNames[month - 1]))
            {
                yield return (word, month);
            }
        }
    }

    /// <summary>One letter may be anything, and a number is no name.</summary>
    private static IEnumerable<string> Spellings(params string[] names) => names
        .SelectMany(name => new[] { name, name.TrimEnd('.'), name.EndsWith('日') ? name[..^1] : name })
        .Where(name => name.Length > 1 && !char.IsDigit(name[0])).Distinct();
}
