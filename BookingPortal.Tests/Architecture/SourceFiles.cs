using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Architecture;

/// <summary>Reads the application's sources as they are.</summary>
public static class SourceFiles
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Application = new(() => Read("BookingPortal", "*.cs", "*.razor", "*.razor.css"));

    public static IReadOnlyList<SourceFile> OfTheApplication => Application.Value;

    public static IReadOnlyList<SourceFile> OfTheTests => Read("BookingPortal.Tests", "*.cs");

    private static List<SourceFile> Read(string project, params string[] patterns) =>
    [
        .. patterns.SelectMany(pattern => SourceTree.Files(project, pattern))
            .Select(file => new SourceFile(
                Path.GetRelativePath(Path.Combine(SourceTree.Root, project), file).Replace(Path.DirectorySeparatorChar, '/'),
                File.ReadAllText(file))),
    ];
}
