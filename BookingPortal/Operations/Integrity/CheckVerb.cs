using System.Globalization;

namespace BookingPortal.Operations.Integrity;

/// <summary><c>check</c>: one line for each promise; the exit code is 0 only where all are kept.</summary>
internal static class CheckVerb
{
    private const string Usage = "check";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        _ = new VerbArguments(Usage, [], [], args);
        var check = services.GetRequiredService<IntegrityCheck>();
        var report = await check.ReportAsync(new Lines());
        if (report.Affected is { Count: > 0 } affected)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{"note",-11}{affected.Count,8}  bookings to come lie outside of today's hours of their facility, or within a closure, which were changed or set aside: {Ids(affected.Take(10))}"));
        }

        return report.IsWhole ? 0 : 1;
    }

    private static string Ids(IEnumerable<long> ids) => string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Each line as soon as it is known: not on another thread, as <see cref="Progress{T}"/> would.</summary>
    private sealed class Lines : IProgress<InvariantResult>
    {
        public void Report(InvariantResult value)
        {
            var first = value.Count > 0 ? $": {Ids(value.FirstIds)}" : "";
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Invariant.Id,-11}{value.Count,8}  {value.Invariant.Sentence}{first} ({value.Took.TotalSeconds:0.0} s)"));
        }
    }
}
