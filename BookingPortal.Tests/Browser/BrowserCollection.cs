namespace BookingPortal.Tests.Browser;

/// <summary>The tests that share the portal and the browser of <see cref="BrowserFixture"/>, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
