using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Database;

/// <summary>
/// "Now" is the database's: the same booking is accepted or refused whatever the clock of this machine says. The
/// database is asked every 30 seconds and a monotonic counter runs in between, so a jump of the local clock changes nothing.
/// </summary>
public sealed class DatabaseClock(IDbContextFactory<PortalDbContext> contexts, TimeProvider ticks)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private volatile Reading? _reading;

    public async ValueTask<Instant> NowAsync(CancellationToken cancel = default)
    {
        if (_reading is not { } reading || ticks.GetElapsedTime(reading.At) >= Freshness)
        {
            reading = await AskAsync(cancel);
            _reading = reading;
        }

        return reading.Now + Duration.FromTimeSpan(ticks.GetElapsedTime(reading.At));
    }

    private async Task<Reading> AskAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Database.OpenConnectionAsync(cancel);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT clock_timestamp()";
        var now = (DateTime)(await command.ExecuteScalarAsync(cancel))!;
        return new Reading(Instant.FromDateTimeUtc(now), ticks.GetTimestamp());
    }

    private sealed record Reading(Instant Now, long At);
}
