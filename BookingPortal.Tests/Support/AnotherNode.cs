using BookingPortal.Database;

namespace BookingPortal.Tests.Support;

/// <summary>A second process of the portal on the same database: services, pools and bell of its own.</summary>
public sealed class AnotherNode : PortalUnderTest, IAsyncDisposable
{
    private readonly PortalUnderTest _first;

    private AnotherNode(PortalUnderTest first)
        : base(first.Database) => _first = first;

    protected override EmbeddedPostgres Postgres => throw new InvalidOperationException("The first node has the server.");

    public static AnotherNode Of(PortalUnderTest first)
    {
        var node = new AnotherNode(first);
        node.Open();
        return node;
    }

    public ValueTask DisposeAsync() => CloseServicesAsync();

    protected override string ConnectionString(string role) => _first.As(role);
}
