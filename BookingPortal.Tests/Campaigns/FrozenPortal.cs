using System.Diagnostics;
using BookingPortal.Tests.Support;

namespace BookingPortal.Tests.Campaigns;

/// <summary>A portal that answers within a short time, on a server that can be made to stand still.</summary>
public sealed class FrozenPortal : IAsyncLifetime
{
    /// <summary>Short, so that <see cref="Bound"/> lies far above the noise of any machine.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(2.1);

    /// <summary>One wait of the driver alone is longer: it gives a statement five seconds, and takes more of them to give it up.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(5.5);

    public OwnPortal Portal { get; private set; } = null!;

    public async Task InitializeAsync() => Portal = await OwnPortal.StartAsync(answerWithin: Budget);

    public async Task DisposeAsync() => await Portal.DisposeAsync();

    /// <summary>The server stands still from the moment at which the next statement that writes a booking has ended, until this is disposed.</summary>
    public IDisposable FreezeAfterNextWrite() => new AfterWrite(Portal);

    private sealed class AfterWrite : IDisposable
    {
        private readonly ActivityListener _statements;
        private IDisposable? _frozen;

        internal AfterWrite(OwnPortal portal)
        {
            _statements = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = statement =>
                {
                    if (_frozen is null && Equals(statement.GetTagItem("server.port"), portal.Port)
                        && statement.GetTagItem("db.query.text") is string text && text.Contains("INSERT INTO booking_audit_log", StringComparison.Ordinal))
                    {
                        _frozen = portal.Freeze();
                    }
                },
            };
            ActivitySource.AddActivityListener(_statements);
        }

        public void Dispose()
        {
            _statements.Dispose();
            _frozen?.Dispose();
            Assert.NotNull(_frozen);
        }
    }
}
