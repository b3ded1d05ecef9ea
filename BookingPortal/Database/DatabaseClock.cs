using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Database;

/// <summary>
/// "Now" is the database's: the same booking is accepted or refused whatever the clock of this machine says. The
/// database is asked every 30 seconds and a monotonic counter runs in between, so a jump of the local clock changes
/// nothing; where the database does not answer the counter runs on.
/// </summary>
public sealed class DatabaseClock
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly IDbContextFactory<PortalDbContext> _contexts;
    private readonly TimeProvider _ticks;
    private readonly KeptReading<Reading> _reading;

    public DatabaseClock(IDbContextFactory<PortalDbContext> contexts, TimeProvider ticks)
    {
        (_contexts, _ticks) = (contexts, ticks);
        _reading = new KeptReading<Reading>(AskAsync, Freshness, Patience, ticks);
    }

    public async ValueTask<Instant> NowAsync(CancellationToken cancel = default)
    {
        var reading = await _reading.GetAsync(cancel);
        return reading.Now + Duration.FromTimeSpan(_ticks.GetElapsedTime(reading.At));
    }

    private async Task<Reading> AskAsync()
    {
        await using var context = await _contexts.CreateDbContextAsync();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT clock_timestamp()";
        var now = (DateTime)(await command.ExecuteScalarAsync())!;
        return new Reading(Instant.FromDateTimeUtc(now), _ticks.GetTimestamp());
    }

    private sealed record Reading(Instant Now, long At);
}
