using BookingPortal.Database;
using BookingPortal.Operations;

namespace BookingPortal.Tests.Operations;

public sealed class VerbArgumentsTests
{
    [Fact]
    public void Arguments_InAnyOrderAmongSettings_AreFound()
    {
        var given = Parse("--email", "ada@test.example", "--password-stdin", "--ConnectionStrings:Portal=Host=here", "--name=Ada = Example");

        Assert.Equal("ada@test.example", given.Required("--email"));
        Assert.Equal("Ada = Example", given.Optional("--name"));
        Assert.True(given.Has("--password-stdin"));
    }

    [Theory]
    [InlineData("--emial=ada@test.example", "\"--emial=ada@test.example\" is not known here.")]
    [InlineData("ada@test.example", "\"ada@test.example\" is not known here.")]
    [InlineData("--name", "--name needs a value.")]
    [InlineData("--email=", "--email is missing.")]
    public void Arguments_Mistyped_AreRefusedWithTheUsage(string argument, string words)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Parse(argument).Required("--email"));

        Assert.StartsWith(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Usage: people add", refused.Message, StringComparison.Ordinal);
    }

    private static VerbArguments Parse(params string[] args) => new("people add …", ["--email", "--name"], ["--password-stdin"], args);
}
