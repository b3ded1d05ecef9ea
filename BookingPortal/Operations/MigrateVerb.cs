using BookingPortal.Database;

namespace BookingPortal.Operations;

/// <summary><c>migrate</c>: brings roles, tables and rights of the database to the version of this program.</summary>
internal static class MigrateVerb
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(args);
        await using var database = await PortalDatabase.AttachAsync(builder.Configuration, builder.Environment, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        await Console.Out.WriteLineAsync("The database has the version of this program.");
        return 0;
    }
}
