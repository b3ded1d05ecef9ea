using System.Collections.Concurrent;
using System.Diagnostics;

namespace BookingPortal.Tests.Support;

/// <summary>Counts what is asked of one database as long as it is not disposed, whoever asks.</summary>
public sealed class QueryCount : IDisposable
{
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ActivityListener _listener;

    public QueryCount(PortalUnderTest portal)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.query.text") is string text && Equals(activity.GetTagItem("db.namespace"), portal.Database))
                {
                    _asked.Enqueue(text);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Questions that name a table.</summary>
    public int Of(string table) => _asked.Count(text => text.Contains($"FROM {table} ", StringComparison.Ordinal) || text.Contains($"FROM {table}\n", StringComparison.Ordinal));

    public int All => _asked.Count;

    public void Dispose() => _listener.Dispose();
}
