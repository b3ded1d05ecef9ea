using BookingPortal.Database;
using BookingPortal.Operations;

return await CommandLine.RunAsync(args, ServeAsync);

static async Task ServeAsync(string[] args, CancellationToken stop)
{
    var builder = WebApplication.CreateBuilder(args);

    // Ends after the host, and also when the start fails.
    await using var database = await PortalDatabase.OpenAsync(builder.Configuration, builder.Environment, stop);
    builder.Services.AddDatabase(database);
    builder.Services.AddHealth();

    var app = builder.Build();
    app.MapHealth();
    app.GreetWhenStarted(database);
    await app.RunAsync(stop);
}

public partial class Program;
