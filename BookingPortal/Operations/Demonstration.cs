using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Operations.DemoData;

namespace BookingPortal.Operations;

/// <summary>Whether this is a portal to try out: the private database, in Development, unless <c>Portal:Demo</c> says otherwise.</summary>
public static class Demonstration
{
    public static bool IsDemo(this PortalDatabase database, IConfiguration configuration) =>
        configuration.GetValue(DemoOptions.Key, database.Embedded is not null);

    /// <summary>Fills the private database of a demonstration at its first start, when nobody has written to it yet.</summary>
    public static async Task PrepareDemoAsync(this PortalDatabase database, WebApplicationBuilder builder, CancellationToken cancel)
    {
        if (database.Embedded is not null && database.IsDemo(builder.Configuration)
            && await DemoDataWriter.StateAsync(database.Owner, cancel) == DemoDataState.Empty)
        {
            await FillAsync([], database, builder.Environment, cancel);
        }
    }

    /// <summary>The verb <c>demo</c>.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder([.. args.Where(VerbArguments.IsSetting)]);
        if (!builder.Environment.IsDevelopment())
        {
            throw new StartRefusedException($"Demo data brings people with a published password: it is for Development alone, and the environment is {builder.Environment.EnvironmentName}.");
        }

        await using var database = await PortalDatabase.AttachAsync(builder.Configuration, builder.Environment, cancel);
        await database.MigrateAsync(cancel);
        return await FillAsync([.. args.Where(argument => !VerbArguments.IsSetting(argument))], database, builder.Environment, cancel);
    }

    private static Task<int> FillAsync(string[] args, PortalDatabase database, IHostEnvironment environment, CancellationToken cancel) =>
        DemoVerb.RunAsync(args, database.Owner, DemoMode.Password, environment, Console.Out, Console.Error, cancel);
}
