using System.Globalization;
using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Administration;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.FindRoom;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Tests.Support;
using BookingPortal.Utilization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace BookingPortal.Tests.Components;

/// <summary>Draws whole screens over the real services and a real database, as one signed-in person reads them in Britain.</summary>
public abstract class PortalScreens : BunitContext, IAsyncLifetime
{
    /// <summary>A guard against hanging, not a measure.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected PortalScreens(PortalFixture portal)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        JSInterop.Mode = JSRuntimeMode.Loose;
        var environment = new HostingEnvironment { EnvironmentName = Environments.Development };
        var configuration = new ConfigurationBuilder().Build();
        Services.AddSingleton<IConfiguration>(configuration).AddSingleton<IHostEnvironment>(environment).AddLogging();
        Services.AddPortalContexts(portal.Application).AddAccounts(configuration, environment).AddAudit().AddFacilities().AddBookings().AddAvailability().AddUtilization();
        Services.AddLocalization();
        Services.AddUi();
        Services.AddBookingScreens();
        Services.AddFindRoom();
        Services.AddAdministration();
        Services.AddScoped<SignedIn>().AddScoped<AuthenticationStateProvider>(scope => scope.GetRequiredService<SignedIn>());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    protected void SignIn(PortalUser person, params string[] roles) => Services.GetRequiredService<SignedIn>().Be(person, roles);
}
