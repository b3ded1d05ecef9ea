using System.Text.RegularExpressions;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Database;

/// <summary><c>docs/seed.md</c> names files and tests: they are there.</summary>
public sealed partial class SeedDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "seed.md"));

    [Fact]
    public void Tests_ThatTheDocumentNames_Exist()
    {
        var tests = typeof(SeedDocumentTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();
        var named = TestName().Matches(Document).Select(match => match.Value).Distinct().ToList();

        Assert.True(named.Count > 25);
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [Fact]
    public void Files_ThatTheDocumentNames_Exist()
    {
        var named = FileName().Matches(Document).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 10);
        Assert.All(named, path => Assert.True(File.Exists(Path.Combine(SourceTree.Root, path)), path));
    }

    /// <summary>What is said to be there is shown; what is not shown says that it is for later or elsewhere.</summary>
    [Fact]
    public void Rows_WithoutATest_SayThatTheyAreForLater()
    {
        var rows = Document.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| the seed says", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray()).ToList();

        Assert.True(rows.Count > 40);
        Assert.All(rows, row => Assert.True(row.Length == 3 || (row.Length == 2 && row[1].Contains("later", StringComparison.Ordinal)), string.Join(" | ", row)));
        Assert.All(rows, row => Assert.True(
            row.Length < 3 || row[2].Length == 0 ? row[1].Contains("later", StringComparison.Ordinal) : TestName().IsMatch(row[2]) || row[2].Contains("docs/", StringComparison.Ordinal),
            string.Join(" | ", row)));
    }

    /// <summary>Figures and names that the document gives are those of the code.</summary>
    [Fact]
    public void Names_OfConstraintsAndVerbs_AreThoseOfTheSources()
    {
        var sources = string.Concat(SourceTree.Files("migrations", "*.cs").Concat(SourceTree.Files("BookingPortal", "*.cs")).Concat(SourceTree.Files("BookingPortal", "*.sql")).Concat(SourceTree.Files("BookingPortal.Tests", "SeedExtensionTests.cs")).Select(File.ReadAllText));
        var named = Word().Matches(Document).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 8);
        Assert.All(named, name => Assert.Contains(name, sources, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"`([a-z_]{5,})`")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex TestName();

    [GeneratedRegex(@"`([\w./-]+/[\w./-]+\.\w+)`")]
    private static partial Regex FileName();
}
