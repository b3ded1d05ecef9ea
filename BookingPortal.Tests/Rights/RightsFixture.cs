using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Rights;

/// <summary>One office for the whole table.</summary>
public sealed class RightsFixture : IAsyncLifetime
{
    private readonly PortalFixture _portal = new();

    public RightsOffice Office { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _portal.InitializeAsync();
        Office = new RightsOffice(_portal);
        await Office.OpenAsync();
    }

    public Task DisposeAsync() => _portal.DisposeAsync();
}
