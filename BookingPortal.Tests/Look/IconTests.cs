using System.Text.RegularExpressions;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Look;

public sealed partial class IconTests
{
    /// <summary>An icon that the subset of the font lacks would show as its name.</summary>
    [Fact]
    public void Icons_NamedInMarkup_AreInTheFont()
    {
        var font = SourceTree.Read("eng", "icons", "icons.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var named = SourceTree.Files("BookingPortal/Components", "*.razor")
            .SelectMany(file => Named().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(font));
    }

    [GeneratedRegex("""(?:<Icon Name|\bIcon|\bSign)="([a-z0-9_]+)(?="|\s)""")]
    private static partial Regex Named();
}
