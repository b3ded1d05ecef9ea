using System.Text.RegularExpressions;

namespace BookingPortal.Tests.Architecture;

/// <summary>One file of the application: its path below <c>BookingPortal/</c> and what it says.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments: words about a folder are no use of it.</summary>
    public string Code { get; } = Comments().Replace(Text, "");

    /// <summary>The folder that the rules speak of: <c>Bookings</c>, <c>Components/Calendar</c>; <c>Components</c> for the files in it; empty at the top.</summary>
    public string Area { get; } = AreaOf(Path);

    /// <summary>The type that the file is named after.</summary>
    public string TypeName { get; } = System.IO.Path.GetFileName(Path).Split('.')[0];

    public bool IsCode => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsMarkup => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsImports => Path.EndsWith("_Imports.razor", StringComparison.Ordinal);

    public bool IsScreen => Area.StartsWith("Components", StringComparison.Ordinal);

    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    private static string AreaOf(string path) => path.Split('/') switch
    {
        [_] => "",
        ["Components", _] => "Components",
        ["Components", var screen, ..] => $"Components/{screen}",
        [var folder, ..] => folder,
        [] => "",
    };

    // Two slashes after a colon belong to an address.
    [GeneratedRegex(@"(?<!:)//.*$|/\*[\s\S]*?\*/|@\*[\s\S]*?\*@|<!--[\s\S]*?-->", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
