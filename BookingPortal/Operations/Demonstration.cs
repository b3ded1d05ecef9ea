using BookingPortal.Accounts;
using BookingPortal.Database;
using BookingPortal.Operations.DemoData;

namespace BookingPortal.Operations;

/// <summary>Whether this is a portal to try out: the private database, in Development, unless <c>Portal:Demo</c> says otherwise.</summary>
public static class Demonstration
{
    public static bool IsDemo(this PortalDatabase database, IConfiguration configuration) =>
        configuration.GetValue(DemoOptions.Key, database.Embedded is not null);

    /// <summary>Fills the private database of a demonstration at its first start.</summary>
    public static Task PrepareDemoAsync(this PortalDatabase database, IConfiguration configuration, CancellationToken cancel) =>
        database.Embedded is not null && database.IsDemo(configuration)
            ? DemoVerb.FillOnceAsync(database, cancel)
            : Task.CompletedTask;
}
