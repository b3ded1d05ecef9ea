using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>
/// A week of opening hours in one line, as OpenStreetMap writes it: <c>Mo-Fr 08:00-12:00,13:00-18:00; Sa 09:00-24:00</c>.
/// The same for every language: it stands in files and in the administration's log.
/// </summary>
public static partial class WeekText
{
    private const int MinutesOfDay = 1440;

    private static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    public static string Say(IReadOnlyCollection<WeekWindow> week)
    {
        var byDay = Days.Select((_, day) => string.Join(',', week.Where(one => (int)one.Day == day + 1).OrderBy(one => one.Opens)
            .Select(one => $"{Clock(one.Opens)}-{Clock(one.Closes)}"))).ToArray();
        var parts = new List<string>();
        for (var first = 0; first < Days.Length; first++)
        {
            var last = first;
            while (last + 1 < Days.Length && byDay[last + 1] == byDay[first])
            {
                last++;
            }

            if (byDay[first].Length > 0)
            {
                parts.Add($"{(last == first ? Days[first] : $"{Days[first]}-{Days[last]}")} {byDay[first]}");
            }

            first = last;
        }

        return string.Join("; ", parts);
    }

    /// <summary>The windows, or null where the line is not of this form. Whether they make a week is for <see cref="FacilityRules"/>.</summary>
    public static IReadOnlyList<WeekWindow>? Read(string text)
    {
        var week = new List<WeekWindow>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Part().Match(part) is not { Success: true } match)
            {
                return null;
            }

            var first = Array.IndexOf(Days, match.Groups["first"].Value);
            var last = match.Groups["last"].Success ? Array.IndexOf(Days, match.Groups["last"].Value) : first;
            foreach (var times in match.Groups["times"].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                if (Minute(times[..5]) is not { } opens || Minute(times[6..]) is not { } closes || last < first)
                {
                    return null;
                }

                week.AddRange(Enumerable.Range(first, last - first + 1).Select(day => new WeekWindow((IsoDayOfWeek)(day + 1), opens, closes)));
            }
        }

        return week;
    }

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static int? Minute(string clock)
    {
        var (hour, minute) = (int.Parse(clock[..2], CultureInfo.InvariantCulture), int.Parse(clock[3..], CultureInfo.InvariantCulture));
        return minute < 60 && hour * 60 + minute <= MinutesOfDay ? hour * 60 + minute : null;
    }

    [GeneratedRegex(@"^(?<first>Mo|Tu|We|Th|Fr|Sa|Su)(-(?<last>Mo|Tu|We|Th|Fr|Sa|Su))? +(?<times>[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}(, ?[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2})*)$")]
    private static partial Regex Part();
}
