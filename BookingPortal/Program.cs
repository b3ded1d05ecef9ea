using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components;
using BookingPortal.Components.Account;
using BookingPortal.Components.Administration;
using BookingPortal.Components.Errors;
using BookingPortal.Components.Utilization;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Operations;
using BookingPortal.Operations.Integrity;
using BookingPortal.Utilization;

return await CommandLine.RunAsync(args, ServeAsync);

static async Task ServeAsync(string[] args, CancellationToken stop)
{
    var builder = WebApplication.CreateBuilder(args);

    // Ends after the host, and also when the start fails.
    await using var database = await PortalDatabase.OpenAsync(builder.Configuration, builder.Environment, stop);
    await database.PrepareDemoAsync(builder, stop);
    builder.Services.AddDatabase(database);
    builder.Services.AddAudit();
    builder.Services.AddAccounts(builder.Configuration, builder.Environment, database.IsDemo(builder.Configuration));
    builder.Services.AddFacilities();
    builder.Services.AddBookings();
    builder.Services.AddAvailability();
    builder.Services.AddUtilization();
    builder.Services.AddIntegrity();
    builder.Services.AddHealth();
    builder.Services.AddPageCompression();
    builder.Services.AddScreens();

    await using var app = builder.Build();
    app.UseSecurityHeaders();
    app.UsePageCompression();
    app.UseFailurePages();
    app.UseRequestLocalization();
    app.UseCircuitTransport();
    app.UseRouting();
    app.UseAccounts();
    app.UseAntiforgery();
    app.MapHealth();
    app.MapSignOut();
    app.MapAccountLink();
    app.MapBookings();
    app.MapScreens();
    app.MapUtilizationCsv();
    app.MapFacilitiesCsv();
    app.GreetWhenStarted(database);
    await app.RunAsync(stop);
}

public partial class Program;
