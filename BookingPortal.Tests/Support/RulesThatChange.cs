using System.Diagnostics;
using Npgsql;

namespace BookingPortal.Tests.Support;

/// <summary>
/// Somebody changes the rules of the rooms each time that the portal has just read them, so that what it judges by is never
/// current when its statement arrives.
/// </summary>
public sealed class RulesThatChange : IDisposable
{
    private readonly ActivityListener _listener;
    private int _times;

    /// <param name="most">So often and no more.</param>
    public RulesThatChange(PortalUnderTest portal, int most = int.MaxValue)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = read =>
            {
                if (read.GetTagItem("db.query.text") is string text && text.Contains("FROM facilities AS", StringComparison.Ordinal)
                    && Equals(read.GetTagItem("db.namespace"), portal.Database) && Interlocked.Increment(ref _times) <= most)
                {
                    Raise(portal.Owner);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>How often the rules were read.</summary>
    public int TimesRead => _times;

    public void Dispose() => _listener.Dispose();

    /// <summary>Before the reader goes on.</summary>
    private static void Raise(string owner)
    {
        using var connection = new NpgsqlConnection(owner);
        connection.Open();
        using var command = new NpgsqlCommand("UPDATE facilities SET rules_version = rules_version + 1", connection);
        command.ExecuteNonQuery();
    }
}
