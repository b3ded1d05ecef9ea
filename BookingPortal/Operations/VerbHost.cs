using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Operations.Integrity;

namespace BookingPortal.Operations;

/// <summary>The portal's services for a verb: beside a running portal, or alone.</summary>
internal static class VerbHost
{
    public static async Task<int> RunAsync(string[] args, Func<IServiceProvider, string[], Task<int>> verb, CancellationToken cancel)
    {
        // The settings alone: the configuration would take the word after a switch such as --password-stdin for its value.
        var builder = WebApplication.CreateBuilder([.. args.Where(VerbArguments.IsSetting)]);
        await using var database = await PortalDatabase.AttachAsync(builder.Configuration, builder.Environment, cancel);
        builder.Services.AddDatabase(database);
        builder.Services.AddFacilities();
        builder.Services.AddIntegrity();
        builder.Services.AddAccounts(builder.Configuration, builder.Environment, database.IsDemo(builder.Configuration));
        await using var services = builder.Services.BuildServiceProvider();
        return await verb(services, args);
    }
}
