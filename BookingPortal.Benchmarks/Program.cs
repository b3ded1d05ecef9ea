using BookingPortal.Benchmarks.Lines;
using BookingPortal.Database;
using BookingPortal.Operations;

namespace BookingPortal.Benchmarks;

/// <summary>Measures the portal's engine and says how far it comes; ends with 1 when a line falls short of what must be.</summary>
internal static class Program
{
    private const int Misused = 2;

    private const int Interrupted = 130;

    private static async Task<int> Main(string[] args)
    {
        using var stop = new StopSignals();
        try
        {
            if (args is [LiveScreens.Verb, .. var rest])
            {
                return await LiveScreens.RunAsync(rest, stop.Token);
            }

            var options = BenchmarkOptions.Read(args);
            if (options.List)
            {
                Console.WriteLine(string.Join(Environment.NewLine, LineCatalog.All.Select(line => line.Name)));
                return 0;
            }

            await using var bench = new Bench(options, stop.Token);
            return await bench.RunAsync() ? 0 : 1;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Misused;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return Interrupted;
        }
    }
}
