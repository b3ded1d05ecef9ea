using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>
/// The facilities in use, read once for the whole process and again after five seconds at most; while the database does
/// not answer, as they were last. What it says is advice: a booking names the version of the rules that it was judged
/// by, and the database compares it. What a reading finds unchanged stays the same object, so that others
/// can tell by reference whether anything is new.
/// </summary>
public sealed partial class FacilityCatalog
{
    /// <summary>With the wait for the next reading five seconds at most.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(4.5);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    private readonly IDbContextFactory<PortalDbContext> _contexts;
    private readonly DatabaseClock _clock;
    private readonly ILogger<FacilityCatalog> _logger;
    private readonly KeptReading<Loaded> _loaded;
    private volatile Dictionary<int, FacilityFacts> _last = [];

    public FacilityCatalog(IDbContextFactory<PortalDbContext> contexts, DatabaseClock clock, TimeProvider ticks, ILogger<FacilityCatalog> logger)
    {
        (_contexts, _clock, _logger) = (contexts, clock, logger);
        _loaded = new KeptReading<Loaded>(LoadAsync, Freshness, Patience, ticks);
    }

    /// <summary>Active facilities, ordered by place and name.</summary>
    public async Task<IReadOnlyList<FacilityFacts>> AllAsync(CancellationToken cancel = default) => (await FreshAsync(cancel)).InOrder;

    /// <summary>An active facility, or null where none has this id.</summary>
    public async Task<FacilityFacts?> FindAsync(int facilityId, CancellationToken cancel = default) =>
        (await FreshAsync(cancel)).ById.GetValueOrDefault(facilityId);

    /// <summary>The largest buffers, before and after, that a booking of any of these rooms would bring today.</summary>
    public async ValueTask<(Duration Before, Duration After)> WidestBuffersAsync(IEnumerable<int> facilityIds, CancellationToken cancel = default)
    {
        var byId = (await FreshAsync(cancel)).ById;
        var (before, after) = (0, 0);
        foreach (var id in facilityIds)
        {
            if (byId.GetValueOrDefault(id)?.Facility is { } facility)
            {
                (before, after) = (Math.Max(before, facility.BufferBefore), Math.Max(after, facility.BufferAfter));
            }
        }

        return (Duration.FromMinutes(before), Duration.FromMinutes(after));
    }

    /// <summary>
    /// Active facilities with the closures of a stretch of time. What is read every few seconds holds those of the last
    /// two days and of all days to come; older ones are read for those who look back.
    /// </summary>
    public async Task<IReadOnlyList<FacilityFacts>> DuringAsync(TimeSlot stretch, CancellationToken cancel = default)
    {
        var fresh = await FreshAsync(cancel);
        var from = (stretch.Start - Duration.FromDays(1)).InUtc().LocalDateTime;
        if (from >= fresh.ClosuresFrom)
        {
            return fresh.InOrder;
        }

        var until = (stretch.End + Duration.FromDays(1)).InUtc().LocalDateTime;
        await using var context = await _contexts.CreateDbContextAsync(cancel);
        var older = await context.Closures.AsNoTracking()
            .Where(closure => closure.EndsLocal > from && closure.EndsLocal <= fresh.ClosuresFrom && closure.StartsLocal < until).ToListAsync(cancel);
        return older.Count == 0 ? fresh.InOrder : [.. fresh.InOrder.Select(facts => facts.Also(older))];
    }

    /// <summary>Makes the next reader ask the database: a booking was refused because the rules had changed.</summary>
    public void Forget() => _loaded.Forget();

    private ValueTask<Loaded> FreshAsync(CancellationToken cancel) => _loaded.GetAsync(cancel);

    private async Task<Loaded> LoadAsync()
    {
        var yesterday = (await _clock.NowAsync()).InUtc().LocalDateTime.PlusDays(-2);
        await using var context = await _contexts.CreateDbContextAsync();

        // Closures and defaults first: each of them raises the version of the rules, so older ones never go with a newer version.
        var defaults = await context.BookingDefaults.AsNoTracking().SingleOrDefaultAsync() ?? new BookingDefaults();
        var closures = await context.Closures.AsNoTracking().Where(closure => closure.EndsLocal > yesterday).ToListAsync();
        var facilities = await context.Facilities.AsNoTracking().AsSplitQuery()
            .Include(facility => facility.OpeningHours).Include(facility => facility.Features)
            .Where(facility => facility.IsActive).OrderBy(facility => facility.Place).ThenBy(facility => facility.Name)
            .ToListAsync();

        // PostgreSQL takes a zone in any case of letters: a room whose zone is not known here cannot be booked, and is named.
        foreach (var unknown in facilities.Where(facility => !FacilityClock.Knows(facility.TimeZone)))
        {
            Log.UnknownZone(_logger, unknown.Id);
        }

        var facts = facilities.Where(facility => FacilityClock.Knows(facility.TimeZone))
            .Select(facility => Known(new FacilityFacts(facility, closures, defaults))).ToList();
        var byId = facts.ToDictionary(one => one.Facility.Id);
        _last = byId;
        return new Loaded(yesterday, facts, byId);
    }

    private FacilityFacts Known(FacilityFacts read) =>
        _last.TryGetValue(read.Facility.Id, out var known) && known.SaysTheSameAs(read) ? known : read;

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "Facility {FacilityId} names a time zone that is not an exact IANA id: it is left out")]
        public static partial void UnknownZone(ILogger logger, int facilityId);
    }

    private sealed record Loaded(LocalDateTime ClosuresFrom, IReadOnlyList<FacilityFacts> InOrder, IReadOnlyDictionary<int, FacilityFacts> ById);
}
