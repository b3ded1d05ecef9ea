using BookingPortal.Database;

namespace BookingPortal.Operations;

/// <summary><c>database-url [owner|application|reports]</c>: the address of the database, for psql and pg_dump.</summary>
internal static class DatabaseUrlVerb
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var role = args is [[not '-', ..] word, ..] ? word : "owner";
        var builder = WebApplication.CreateBuilder(args);
        await using var database = await PortalDatabase.FindAsync(builder.Configuration, builder.Environment, cancellationToken)
            ?? throw new StartRefusedException("The portal is not running: start it with ./run, then its database has an address.");

        await Console.Out.WriteLineAsync(PostgresUrl.Of(role switch
        {
            "owner" => database.Owner,
            "application" => database.Application,
            "reports" => database.Reports,
            _ => throw new StartRefusedException($"There is no role \"{role}\": owner, application or reports."),
        }));
        return 0;
    }
}
