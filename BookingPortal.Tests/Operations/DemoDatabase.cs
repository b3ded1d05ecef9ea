using BookingPortal.Operations.DemoData;
using BookingPortal.Tests.Support;
using NodaTime;

namespace BookingPortal.Tests.Operations;

/// <summary>A database full of demo data, as it is on a Tuesday at 11:20 in Berlin.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    public const string Password = "a password of the demo people";

    public static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 20);

    public PortalFixture Portal { get; } = new();

    public DemoDataResult Written { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Portal.InitializeAsync();
        Written = await DemoDataWriter.WriteAsync(Portal.Owner, new DemoDataOptions(), Password, Now);
    }

    public Task DisposeAsync() => Portal.DisposeAsync();

    public async Task<long> CountAsync(string sql) => Convert.ToInt64(await Portal.SqlAsync(sql), System.Globalization.CultureInfo.InvariantCulture);
}
