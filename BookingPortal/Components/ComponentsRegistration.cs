using BookingPortal.Components.Administration;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Calendar;
using BookingPortal.Components.FindRoom;
using BookingPortal.Components.Layout;
using BookingPortal.Components.Ui;

namespace BookingPortal.Components;

/// <summary>The screens: pages, circuit, theme, language.</summary>
public static class ComponentsRegistration
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents(circuits =>
            {
                circuits.DetailedErrors = false;
                circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(20);
                circuits.MaxBufferedUnacknowledgedRenderBatches = 10;
                // The pinned script cannot resume what this store would keep (docs/decisions/0002-blazor-script.md).
                circuits.PersistedCircuitInMemoryMaxRetained = 1;
                circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(1);
            })
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 32 * 1024);
        services.AddCascadingAuthenticationState();
        services.AddLocalization();
        services.AddReaderCulture();
        services.AddLanguageOfAccount();
        services.AddUi();
        services.AddBookingScreens();
        services.AddCalendarScreens();
        services.AddFindRoom();
        services.AddAdministration();
        return services;
    }

    public static void MapScreens(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapTheme();
        app.MapLanguage();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(server =>
            {
                server.ContentSecurityFrameAncestorsPolicy = "'none'";
                // Compression beside other people's text would leak through the length of the messages.
                server.DisableWebSocketCompression = true;
            });
    }
}
