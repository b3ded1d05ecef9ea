using System.Text.RegularExpressions;
using System.Xml.Linq;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Languages;

/// <summary>The English words of one folder of screens, and their translations.</summary>
public sealed partial class TextFile(string path)
{
    public static readonly IReadOnlyList<string> Languages = ["de", "fr", "ja", "ar"];

    /// <summary>Folders that only people who run the portal see: in English alone.</summary>
    private static readonly string[] ForAdmins = ["Utilization", "Administration"];

    public string Name => Path.GetFileNameWithoutExtension(path);

    public string Folder => Path.GetDirectoryName(path)!;

    /// <summary>Words that a sentence is understood by: lists, not texts.</summary>
    public bool IsWordList => Name.EndsWith("Words", StringComparison.Ordinal);

    public IReadOnlyDictionary<string, string> English => field ??= Read(path);

    /// <summary>Every file of texts that an employee reads.</summary>
    public static IReadOnlyList<TextFile> All() =>
    [
        .. SourceTree.Files("BookingPortal/Components", "*.resx")
            .Where(file => !Path.GetFileNameWithoutExtension(file).Contains('.', StringComparison.Ordinal))
            .Where(file => !ForAdmins.Any(folder => file.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(file => new TextFile(file)),
    ];

    public IReadOnlyDictionary<string, string> In(string language) =>
        Path.ChangeExtension(path, $".{language}.resx") is var file && File.Exists(file) ? Read(file) : new Dictionary<string, string>();

    /// <summary>What is filled in: "{0}", "{1:N0}", "{room}"; each once, because a language may say it twice.</summary>
    public static string Places(string text) =>
        string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A text of signs and places alone reads the same everywhere.</summary>
    public static bool HasWords(string text) => Letters().IsMatch(Place().Replace(text, ""));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();
}
