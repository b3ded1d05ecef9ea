using System.Text;

namespace BookingPortal.Tests.Support;

/// <summary>Reads an iCalendar file back as RFC 5545 says, and refuses what it forbids.</summary>
public static class CalendarReader
{
    /// <summary>Name (with parameters) and value of each line, unfolded, values as they stand.</summary>
    public static IReadOnlyList<(string Name, string Value)> Lines(string file)
    {
        Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
        var physical = file[..^2].Split("\r\n");
        Assert.All(physical, line =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75);
            Assert.DoesNotContain(line, character => char.IsControl(character) && character != '\t');
        });
        return [.. file[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Select(line =>
        {
            var colon = ColonOf(line);
            return (line[..colon], line[(colon + 1)..]);
        })];
    }

    public static string? Find(string file, string name) => Lines(file).Where(line => line.Name == name).Select(line => line.Value).SingleOrDefault();

    /// <summary>A TEXT value without its escapes.</summary>
    public static string? Text(string file, string name)
    {
        if (Find(file, name) is not { } value)
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Assert.False(value[i] is ',' or ';', $"{name} holds a bare {value[i]}.");
            if (value[i] != '\\')
            {
                text.Append(value[i]);
                continue;
            }

            var escaped = value[++i];
            Assert.True(escaped is '\\' or ',' or ';' or 'n', $"{name} escapes {escaped}.");
            text.Append(escaped == 'n' ? '\n' : escaped);
        }

        return text.ToString();
    }

    /// <summary>The first colon outside of quotes ends the name.</summary>
    private static int ColonOf(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (line[i] == ':' && !quoted)
            {
                return i;
            }
        }

        throw new FormatException($"No value in: {line}");
    }
}
