using BookingPortal.Database;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;

namespace BookingPortal.Tests.Database;

public sealed class PortalConnectionsTests
{
    private const string Login = "one_for_all";

    private static readonly string?[] ReadOnlyOrForbidden = ["25006", "42501"];

    [Fact]
    public async Task OneLoginThatIsNoSuperuser_PlaysEachRoleWithItsRightsAndSettings()
    {
        var server = TestCluster.Instance.ConnectionString("postgres");
        await Sql.ScalarAsync(server, $"CREATE ROLE {Login} LOGIN CREATEROLE CREATEDB PASSWORD 'one for all'");
        var one = new NpgsqlConnectionStringBuilder(server) { Username = Login, Password = "one for all", Database = "one_login", Pooling = false }.ConnectionString;
        var connections = PortalConnections.From(Settings(("Portal", one)), Development)!;

        await DatabaseMigrator.MigrateAsync(connections.Owner!, connections.Owner!, connections.Logins);

        Assert.Equal("booking_application off UTC 5s", await Sql.ScalarAsync(
            connections.Application, "SELECT concat_ws(' ', current_user, current_setting('jit'), current_setting('timezone'), current_setting('statement_timeout'))"));
        Assert.Equal(0L, await Sql.ScalarAsync(connections.Application, "SELECT count(*) FROM bookings"));
        Assert.Equal("42501", (await Sql.RefusalAsync(connections.Application, "DELETE FROM bookings"))?.SqlState);
        Assert.Contains((await Sql.RefusalAsync(connections.Reports!, "INSERT INTO features (name) VALUES ('Piano')"))?.SqlState, ReadOnlyOrForbidden);
    }

    [Theory]
    [InlineData("Portal", "Owner")]
    [InlineData("Portal", "Reports")]
    public void TwoRolesWithOneLogin_AreRefusedByTheirKeys(string first, string second)
    {
        var settings = Settings(
            ("Portal", "Host=127.0.0.1;Database=p;Username=portal"), ("Owner", "Host=127.0.0.1;Database=p;Username=owner"),
            (first, "Host=127.0.0.1;Database=p;Username=same"), (second, "Host=127.0.0.1;Database=p;Username=same"));

        var refused = Assert.Throws<StartRefusedException>(() => PortalConnections.From(settings, Development));

        Assert.Contains($"ConnectionStrings:{first}", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"ConnectionStrings:{second}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void O8_ProductionWithoutAConnectionString_NamesTheKey() => Assert.Contains(
        "ConnectionStrings:Portal",
        Assert.Throws<StartRefusedException>(() => PortalConnections.From(Settings(), new HostingEnvironment { EnvironmentName = Environments.Production })).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task O4_ProductionWithALoginThatOwnsTheTables_IsRefused()
    {
        var portal = new PortalFixture();
        await portal.InitializeAsync();

        await Assert.ThrowsAsync<StartRefusedException>(() => ApplicationRights.RefuseTooManyAsync(portal.Owner, CancellationToken.None));
        await ApplicationRights.RefuseTooManyAsync(portal.Application, CancellationToken.None);

        await portal.DisposeAsync();
    }

    private static HostingEnvironment Development => new() { EnvironmentName = Environments.Development };

    private static IConfiguration Settings(params IEnumerable<(string Name, string Value)> given) => new ConfigurationBuilder()
        .AddInMemoryCollection(given.GroupBy(one => one.Name).Select(one => KeyValuePair.Create($"ConnectionStrings:{one.Key}", (string?)one.Last().Value)))
        .Build();
}
