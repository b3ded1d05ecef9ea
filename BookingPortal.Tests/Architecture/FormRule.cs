using System.Text.RegularExpressions;

namespace BookingPortal.Tests.Architecture;

/// <summary>Namespace = folder, file = type, short files.</summary>
internal static partial class FormRule
{
    private const int LongestFile = 300;

    public static IEnumerable<string> Violations(IReadOnlyList<SourceFile> sources, string rootNamespace = "BookingPortal")
    {
        foreach (var file in sources)
        {
            if (file.Text.Count(character => character == '\n') > LongestFile)
            {
                yield return $"{file.Path}: longer than {LongestFile} lines.";
            }

            if (file.IsMarkup && NamespaceDirective().IsMatch(file.Code))
            {
                yield return $"{file.Path}: the folder says the namespace, not a directive.";
            }

            if (!file.IsCode || file.Path == "Program.cs")
            {
                continue;
            }

            var expected = file.Folder.Length == 0 ? rootNamespace : $"{rootNamespace}.{file.Folder.Replace('/', '.')}";
            var actual = Namespace().Match(file.Code).Groups["name"].Value;
            if (actual != expected)
            {
                yield return $"{file.Path}: its namespace is '{actual}', its folder says {expected}.";
            }

            if (!Types().Matches(file.Code).Any(type => type.Groups["name"].Value == file.TypeName))
            {
                yield return $"{file.Path}: it declares no type {file.TypeName}.";
            }
        }
    }

    [GeneratedRegex(@"^@namespace\b", RegexOptions.Multiline)]
    private static partial Regex NamespaceDirective();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^[\w ]*\b(class|record class|record struct|record|struct|interface|enum|delegate \w+) (?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex Types();
}
