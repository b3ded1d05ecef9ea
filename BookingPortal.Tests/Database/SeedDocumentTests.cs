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

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex TestName();

    [GeneratedRegex(@"`([\w./-]+/[\w./-]+\.\w+)`")]
    private static partial Regex FileName();
}
