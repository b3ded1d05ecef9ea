using System.Globalization;
using BookingPortal.Accounts;
using BookingPortal.Database;
using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>
/// <c>demo --facilities N --people N --days-back N --days-ahead N --seed N</c>: fills a new database once. A second call
/// changes nothing and says so.
/// </summary>
public static class DemoVerb
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misused = 2;

    /// <returns>The exit code: 0 done or there already, 1 refused, 2 misused.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder();
        if (builder.Environment.IsProduction())
        {
            throw new StartRefusedException("Demo data and people with a published password do not go into Production.");
        }

        var (options, problem) = DemoDataOptions.Parse(args);
        if (options is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return Misused;
        }

        await using var database = await PortalDatabase.AttachAsync(builder.Configuration, builder.Environment, cancel);
        await database.MigrateAsync(cancel);
        return await FillAsync(database.Owner, options, Console.Out, Console.Error, cancel);
    }

    /// <summary>Fills an empty database; says what was done, or why nothing was.</summary>
    internal static async Task<int> FillAsync(
        string owner, DemoDataOptions options, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        switch (await DemoDataWriter.StateAsync(owner, cancel))
        {
            case DemoDataState.Demo:
                await output.WriteLineAsync("Demo data is there already: nothing was changed.");
                return Done;
            case DemoDataState.Foreign:
                await error.WriteLineAsync("This database holds rooms or bookings that are not demo data: nothing was changed. Demo data goes into an empty database.");
                return Refused;
            default:
                var result = await DemoDataWriter.WriteAsync(
                    owner, options, DemoMode.Password, SystemClock.Instance.GetCurrentInstant(), new Lines(output), cancel);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"Demo data: {result.Facilities} rooms, {result.People} people, {result.Bookings} bookings, {result.Cancelled} of them cancelled, in {result.Elapsed.TotalSeconds:0.0} s."));
                return Done;
        }
    }

    /// <summary>At the first start of a demonstration: fills the database that nobody has written to yet.</summary>
    public static async Task FillOnceAsync(PortalDatabase database, CancellationToken cancel)
    {
        if (await DemoDataWriter.StateAsync(database.Owner, cancel) == DemoDataState.Empty)
        {
            await FillAsync(database.Owner, new DemoDataOptions(), Console.Out, Console.Error, cancel);
        }
    }

    /// <summary>One line for each step, at once and in order.</summary>
    private sealed class Lines(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine("  " + value);
    }
}
