using System.Text.RegularExpressions;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Languages;

/// <summary>
/// The names by which the sources ask for texts: whole ones, and made ones, "Outcome" + code, $"Demo{role}Can", whose middle must be
/// a word of the sources too.
/// </summary>
public sealed partial class SpokenTexts
{
    private static readonly Lazy<HashSet<string>> AllWords = new(() => [.. Sources().SelectMany(source => Word().Matches(source)).Select(match => match.Value)]);

    private readonly HashSet<string> _whole;
    private readonly Regex[] _made;

    private SpokenTexts(string source)
    {
        _whole = [.. Literal().Matches(source).Select(match => match.Groups[1].Value)];
        _made =
        [
            .. Before().Matches(source).Select(match => $"^{match.Groups[1].Value}(\\w+)$")
                .Concat(After().Matches(source).Select(match => $"^(\\w+){match.Groups[1].Value}$"))
                .Concat(Around().Matches(source).Select(match => $"^{match.Groups[1].Value}(\\w+){match.Groups[2].Value}$"))
                .Distinct()
                .Select(pattern => new Regex(pattern)),
        ];
    }

    /// <summary>What is said by the folder of the texts, and by whoever else names them.</summary>
    public static SpokenTexts Of(TextFile file) => new(string.Join('\n', SourceFiles()
        .Select(source => (source, Text: File.ReadAllText(source)))
        .Where(one => Path.GetDirectoryName(one.source) == file.Folder || one.Text.Contains($"<{file.Name}>", StringComparison.Ordinal))
        .Select(one => one.Text)));

    public bool Contains(string key) =>
        _whole.Contains(key) || _made.Any(made => made.Match(key) is { Success: true } match && AllWords.Value.Contains(match.Groups[1].Value));

    private static IEnumerable<string> SourceFiles() => SourceTree.Files("BookingPortal", "*.cs").Concat(SourceTree.Files("BookingPortal", "*.razor"));

    private static IEnumerable<string> Sources() => SourceFiles().Select(File.ReadAllText);

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("\"(\\w+)\" \\+ ")]
    private static partial Regex Before();

    [GeneratedRegex(" \\+ \"(\\w+)\"")]
    private static partial Regex After();

    [GeneratedRegex("\\$\"(\\w*)\\{[^}\"]+\\}(\\w*)\"")]
    private static partial Regex Around();

    [GeneratedRegex("\\w+")]
    private static partial Regex Word();
}
