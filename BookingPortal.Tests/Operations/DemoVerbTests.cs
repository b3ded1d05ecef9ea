using BookingPortal.Operations.DemoData;
using BookingPortal.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace BookingPortal.Tests.Operations;

/// <summary>The verb <c>demo</c>: once, in Development, into an empty database.</summary>
public sealed class DemoVerbTests
{
    private static readonly string[] Small = ["--facilities", "1", "--people=3", "--days-back", "2", "--days-ahead", "2"];

    [Fact]
    public async Task Run_Twice_WritesOnceAndSaysSo()
    {
        await using var scene = await Scene.MakeAsync();
        Assert.Equal(0, await scene.RunAsync(Small));
        Assert.Contains("1 rooms, 3 people", scene.Output, StringComparison.Ordinal);
        var bookings = await scene.Portal.SqlAsync("SELECT count(*) FROM bookings");

        Assert.Equal(0, await scene.RunAsync(Small));
        Assert.Contains("there already", scene.Output, StringComparison.Ordinal);
        Assert.Equal(bookings, await scene.Portal.SqlAsync("SELECT count(*) FROM bookings"));
    }

    [Fact]
    public async Task Run_OtherRoomsAreThere_IsRefused()
    {
        await using var scene = await Scene.MakeAsync();
        await A.Facility().SaveAsync(scene.Portal);

        Assert.Equal(1, await scene.RunAsync(Small));
        Assert.Contains("not demo data", scene.Error, StringComparison.Ordinal);
        Assert.Equal(0L, await scene.Portal.SqlAsync("SELECT count(*) FROM users"));
    }

    [Fact]
    public async Task Run_InProduction_IsRefused()
    {
        await using var scene = await Scene.MakeAsync(Environments.Production);
        Assert.Equal(1, await scene.RunAsync(Small));
        Assert.Contains("Development alone", scene.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--facilities", "many")]
    [InlineData("--people", "2")]
    [InlineData("--days-back")]
    [InlineData("--rooms", "3")]
    public async Task Run_WrongOption_IsNamed(params string[] arguments)
    {
        await using var scene = await Scene.MakeAsync();
        Assert.Equal(2, await scene.RunAsync(arguments));
        Assert.Contains(arguments[0], scene.Error, StringComparison.Ordinal);
    }

    /// <summary>An empty database and somebody who types.</summary>
    private sealed class Scene(string environment) : IAsyncDisposable
    {
        private readonly StringWriter _output = new();
        private readonly StringWriter _error = new();

        public PortalFixture Portal { get; } = new();

        public string Output => _output.ToString();

        public string Error => _error.ToString();

        public static async Task<Scene> MakeAsync(string environment = "Development")
        {
            var scene = new Scene(environment);
            await scene.Portal.InitializeAsync();
            return scene;
        }

        public Task<int> RunAsync(params string[] arguments) =>
            DemoVerb.RunAsync(arguments, Portal.Owner, DemoDatabase.Password, new HostingEnvironment { EnvironmentName = environment }, _output, _error, CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await Portal.DisposeAsync();
            await _output.DisposeAsync();
            await _error.DisposeAsync();
        }
    }
}
