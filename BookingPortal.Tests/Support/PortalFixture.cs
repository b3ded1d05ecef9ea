using BookingPortal.Database;

namespace BookingPortal.Tests.Support;

/// <summary>A portal's database of its own for one test class: a copy of the migrated template, and services over it.</summary>
public sealed class PortalFixture : PortalUnderTest, IAsyncLifetime
{
    private const string Template = "portal_template";

    private static readonly Lazy<Task> Migrated = new(MigrateTemplateAsync);

    private static int _copies;

    public PortalFixture()
        : base($"portal_{Interlocked.Increment(ref _copies)}")
    {
    }

    protected override EmbeddedPostgres Postgres => TestCluster.Instance.Postgres;

    public async Task InitializeAsync()
    {
        await Migrated.Value;
        await TestCluster.Instance.CloneAsync(Template, Database);
        Open();
    }

    public Task DisposeAsync() => CloseAsync();

    private static Task MigrateTemplateAsync() => MigrateAsync(TestCluster.Instance.Postgres, Template);
}
