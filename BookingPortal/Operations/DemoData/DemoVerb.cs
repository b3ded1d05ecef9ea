using System.Globalization;
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

    /// <param name="arguments">What follows the verb.</param>
    /// <param name="password">Of the three accounts that can sign in.</param>
    /// <returns>The exit code: 0 done or there already, 1 refused, 2 misused.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, string ownerConnectionString, string password, IHostEnvironment environment, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (!environment.IsDevelopment())
        {
            await error.WriteLineAsync($"Demo data brings people with a published password: it is for Development alone, and the environment is {environment.EnvironmentName}.");
            return Refused;
        }

        var (options, problem) = DemoDataOptions.Parse(arguments);
        if (options is null)
        {
            await error.WriteLineAsync(problem);
            return Misused;
        }

        switch (await DemoDataWriter.StateAsync(ownerConnectionString, cancel))
        {
            case DemoDataState.Demo:
                await output.WriteLineAsync("Demo data is there already: nothing was changed.");
                return Done;
            case DemoDataState.Foreign:
                await error.WriteLineAsync("This database holds rooms or bookings that are not demo data: nothing was changed. Demo data goes into an empty database.");
                return Refused;
            default:
                var result = await DemoDataWriter.WriteAsync(ownerConnectionString, options, password, SystemClock.Instance.GetCurrentInstant(), new Lines(output), cancel);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                    $"Demo data: {result.Facilities} rooms, {result.People} people, {result.Bookings} bookings, {result.Cancelled} of them cancelled, in {result.Elapsed.TotalSeconds:0.0} s."));
                return Done;
        }
    }

    /// <summary>One line for each step, at once and in order.</summary>
    private sealed class Lines(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine("  " + value);
    }
}
