using System.Text;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Facilities.Files;

/// <summary>
/// Reads the whole days of a calendar file (RFC 5545): DTSTART, DTEND and SUMMARY of each VEVENT. Events with a time of
/// day and events that repeat are left out and counted: a closure that nobody sees coming is worse than one too few.
/// </summary>
public static class HolidayFile
{
    public const int MostBytes = 1_000_000;

    public const int MostEvents = 1_000;

    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>The holidays by their day, and how many events were left out; null where the text is no calendar.</summary>
    public static (IReadOnlyList<Holiday> Holidays, int LeftOut)? Read(string text)
    {
        var lines = Unfold(text);
        if (lines.Count == 0 || !lines[0].TrimStart('\uFEFF').Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var (holidays, leftOut) = (new List<Holiday>(), 0);
        var inside = new Stack<string>();
        Dictionary<string, string>? values = null;
        foreach (var line in lines)
        {
            var (name, value) = Parts(line);
            switch (name)
            {
                case "BEGIN":
                    inside.Push(value.ToUpperInvariant());
                    values = inside.Peek() == "VEVENT" ? [] : values;
                    break;
                case "END":
                    inside.TryPop(out var ended);
                    if (ended == "VEVENT" && values is not null)
                    {
                        _ = HolidayOf(values) is { } holiday && holidays.Count < MostEvents ? Add(holidays, holiday) : leftOut++;
                        values = null;
                    }

                    break;
                default:
                    // An alarm inside of an event has a summary of its own.
                    if (inside.TryPeek(out var where) && where == "VEVENT")
                    {
                        values?.TryAdd(name, value);
                    }

                    break;
            }
        }

        return ([.. holidays.Distinct().OrderBy(one => one.First).ThenBy(one => one.Name, StringComparer.Ordinal)], leftOut);
    }

    private static int Add(List<Holiday> holidays, Holiday holiday)
    {
        holidays.Add(holiday);
        return holidays.Count;
    }

    private static Holiday? HolidayOf(Dictionary<string, string> values)
    {
        if (values.ContainsKey("RRULE") || values.ContainsKey("RDATE") || Day(values.GetValueOrDefault("DTSTART")) is not { } first)
        {
            return null;
        }

        var until = values.TryGetValue("DTEND", out var ends) ? Day(ends) : first.PlusDays(1);
        return until > first ? new Holiday(first, until.Value, Name(values.GetValueOrDefault("SUMMARY") ?? "")) : null;
    }

    private static LocalDate? Day(string? value) => value is not null && Date.Parse(value).TryGetValue(default, out var date) ? date : null;

    /// <summary>Unescaped, on one line, as long as a closure's reason may be.</summary>
    private static string Name(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            var escaped = value[at] == '\\' && at + 1 < value.Length;
            var letter = escaped ? value[++at] : value[at];
            text.Append(escaped && letter is 'n' or 'N' ? ' ' : char.IsControl(letter) ? ' ' : letter);
        }

        var name = text.ToString().Trim();
        return name.Length <= FacilityRules.LongestReason ? name : name[..(char.IsHighSurrogate(name[FacilityRules.LongestReason - 1]) ? FacilityRules.LongestReason - 1 : FacilityRules.LongestReason)];
    }

    /// <summary>The name without its parameters, and the value behind the first colon that no quotes hold.</summary>
    private static (string Name, string Value) Parts(string line)
    {
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            if (line[at] == ':' && !quoted)
            {
                return (line[..at].Split(';')[0].Trim().ToUpperInvariant(), line[(at + 1)..]);
            }
        }

        return ("", line);
    }

    /// <summary>A line that begins with a blank goes on with the one before it.</summary>
    private static List<string> Unfold(string text)
    {
        var lines = new List<StringBuilder>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length > 0 && line[0] is ' ' or '\t' && lines.Count > 0)
            {
                lines[^1].Append(line, 1, line.Length - 1);
            }
            else if (line.Trim().Length > 0)
            {
                lines.Add(new StringBuilder(line));
            }
        }

        return lines.ConvertAll(line => line.ToString());
    }
}
