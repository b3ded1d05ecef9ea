using BookingPortal.Audit;
using BookingPortal.Database;
using BookingPortal.Time;
using BookingPortal.Utilization.Rollup;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace BookingPortal.Utilization;

/// <summary>
/// Keeps one row for each facility and local day (docs/decisions/0019-utilization-rollup.md). A row is a pure function of
/// the bookings, hours, closures, seats and retirement: it can be counted anew at any time and gives the same.
/// </summary>
public sealed partial class UtilizationRollup(
    IDbContextFactory<PortalDbContext> contexts, AuditFollower follower, DatabaseClock clock, ILogger<UtilizationRollup> logger)
{
    /// <summary>The name of its place in the change feed.</summary>
    public const string Cursor = "utilization";

    /// <summary>Days ahead of today that are kept; bookings further ahead bring theirs.</summary>
    private const int DaysAhead = 60;

    private const int DirtyAtOnce = 1_000;

    /// <summary>Rows of one transaction: some seconds and some megabytes.</summary>
    private const int DaysAtOnce = 25_000;

    private const int FacilitiesToRecount = 20;

    private bool _begun;
    private int _recounted;

    /// <summary>Counts the days whose bookings have changed. Returns at once where nothing has.</summary>
    public async Task CatchUpAsync(CancellationToken cancel = default)
    {
        await BeginAsync(cancel);
        await follower.DrainAsync(Cursor, TouchedDays.MarkAsync, cancel);
        while (await AnyDirtyAsync(cancel) && await CountDirtyAsync(cancel))
        {
        }
    }

    /// <summary>
    /// Counts every facility whose hours, closures, seats, zone or retirement have changed, and the days that are missing:
    /// all from the first booking to the last one, and those to come soon.
    /// </summary>
    public async Task RenewAsync(CancellationToken cancel = default)
    {
        await BeginAsync(cancel);
        await UndatedChanges.DateAsync(contexts, await clock.NowAsync(cancel), cancel);
        await RenewAsync(facilities: null, await WindowAsync(cancel), cancel);
    }

    /// <summary>Makes sure that some facilities have rows for a period.</summary>
    public async Task CoverAsync(IReadOnlyCollection<int> facilities, UtilizationPeriod period, CancellationToken cancel = default)
    {
        await BeginAsync(cancel);
        var (first, last) = await WindowAsync(cancel);
        await RenewAsync(facilities, (LocalDate.Min(first, period.First), LocalDate.Max(last, period.Last)), cancel);
    }

    /// <summary>
    /// Compares the rows of some facilities with their bookings, others with each call, and has those counted anew that
    /// differ: somebody has changed bookings past their history. Returns how many.
    /// </summary>
    public async Task<int> RecountAsync(CancellationToken cancel = default)
    {
        await using var rollup = await RollupTransaction.BeginAsync(contexts, cancel);
        var last = (await rollup.ReadAsync(RollupStatements.NextSlice, row => row.IsDBNull(0) ? 0 : row.GetInt32(0), cancel, After(), Most(FacilitiesToRecount)))[0];
        var wrong = await rollup.ReadAsync(RollupStatements.Recount, row => row.GetInt32(0), cancel, After(), Most(FacilitiesToRecount));
        await rollup.CommitAsync(cancel);
        foreach (var facility in wrong)
        {
            Log.Differs(logger, facility);
        }

        _recounted = last;
        return wrong.Count;

        NpgsqlParameter After() => new("after", _recounted);
    }

    private static NpgsqlParameter Most(int count) => new("most", count);

    /// <summary>The place in the feed comes before the first row: what changes while it is counted is counted again.</summary>
    private async Task BeginAsync(CancellationToken cancel)
    {
        if (!_begun)
        {
            await follower.BeginAsync(Cursor, cancel);
            _begun = true;
        }
    }

    private async Task<bool> AnyDirtyAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Database.SqlQueryRaw<bool>("SELECT EXISTS (SELECT FROM utilization_dirty_days) AS \"Value\"").SingleAsync(cancel);
    }

    /// <returns>Whether there was anything to count.</returns>
    private async Task<bool> CountDirtyAsync(CancellationToken cancel)
    {
        await using var rollup = await RollupTransaction.BeginAsync(contexts, cancel);
        var dirty = await rollup.ReadAsync(
            RollupStatements.TakeDirty, row => (FacilityId: row.GetInt32(0), Day: LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(1))), cancel, Most(DirtyAtOnce));
        if (dirty.Count == 0)
        {
            return false;
        }

        var states = (await rollup.ReadAsync(RollupStatements.States, FacilityState.Read, cancel, RollupTransaction.Facilities(dirty.Select(one => one.FacilityId).Distinct())))
            .ToDictionary(state => state.FacilityId);
        var stretches = new List<Stretch>();
        foreach (var facility in dirty.GroupBy(one => one.FacilityId, one => one.Day).Where(facility => states.ContainsKey(facility.Key)))
        {
            // A facility without rows is counted as a whole by and by; one with rows gets those up to its new booking.
            var state = states[facility.Key];
            stretches.AddRange(facility.Where(day => day >= state.First && day <= state.Last).Select(day => new Stretch(facility.Key, day, day)));
            var wide = state with { First = LocalDate.Min(state.First, facility.Min()), Last = LocalDate.Max(state.Last, facility.Max()) };
            stretches.AddRange(Missing(state, wide.First, wide.Last));
            if (wide != state)
            {
                await SaveAsync(rollup, wide, cancel);
            }
        }

        await DayCounting.CountAsync(rollup, stretches, cancel);
        await rollup.CommitAsync(cancel);
        return true;
    }

    private async Task RenewAsync(IReadOnlyCollection<int>? facilities, (LocalDate First, LocalDate Last) window, CancellationToken cancel)
    {
        IReadOnlyList<(FacilityState Wanted, IReadOnlyList<Stretch> Stretches)> stale;
        await using (var look = await RollupTransaction.BeginAsync(contexts, cancel))
        {
            stale = await StaleAsync(look, facilities, window, cancel);
        }

        while (stale.Count > 0)
        {
            var some = Portion(stale);
            await using var rollup = await RollupTransaction.BeginAsync(contexts, cancel);

            // Another process may have counted them meanwhile.
            var still = await StaleAsync(rollup, some, window, cancel);
            await DayCounting.CountAsync(rollup, [.. still.SelectMany(one => one.Stretches)], cancel);
            foreach (var (wanted, _) in still)
            {
                await SaveAsync(rollup, wanted, cancel);
            }

            await rollup.CommitAsync(cancel);
            Log.Counted(logger, still.Count, window.First, window.Last);
            stale = [.. stale.Skip(some.Count)];
        }
    }

    /// <summary>The facilities whose rows are missing or were counted by other settings, and which days that makes.</summary>
    private static async Task<IReadOnlyList<(FacilityState Wanted, IReadOnlyList<Stretch> Stretches)>> StaleAsync(
        RollupTransaction rollup, IReadOnlyCollection<int>? facilities, (LocalDate First, LocalDate Last) window, CancellationToken cancel)
    {
        var rows = await rollup.ReadAsync(RollupStatements.Fingerprints, row =>
        {
            var fresh = new FacilityState(row.GetInt32(0), row.GetString(5), row.GetInt32(1), window.First, window.Last);
            if (row.IsDBNull(2))
            {
                return (fresh, [new Stretch(fresh.FacilityId, window.First, window.Last)]);
            }

            var (first, last) = (LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(3)), LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(4)));
            var wanted = fresh with { First = LocalDate.Min(first, window.First), Last = LocalDate.Max(last, window.Last) };
            return (wanted, row.GetString(2) == fresh.Fingerprint
                ? Missing(wanted with { First = first, Last = last }, wanted.First, wanted.Last)
                : (IReadOnlyList<Stretch>)[new Stretch(fresh.FacilityId, wanted.First, wanted.Last)]);
        }, cancel, RollupTransaction.Facilities(facilities));
        return [.. rows.Where(one => one.Item2.Count > 0)];
    }

    /// <summary>The first facilities, as many as one transaction may hold and at least one.</summary>
    private static List<int> Portion(IReadOnlyList<(FacilityState Wanted, IReadOnlyList<Stretch> Stretches)> stale)
    {
        var days = 0;
        var some = new List<int>();
        foreach (var (wanted, stretches) in stale)
        {
            days += stretches.Sum(stretch => stretch.Days);
            if (some.Count > 0 && days > DaysAtOnce)
            {
                break;
            }

            some.Add(wanted.FacilityId);
        }

        return some;
    }

    /// <summary>The days before and after those that are there.</summary>
    private static List<Stretch> Missing(FacilityState there, LocalDate first, LocalDate last)
    {
        var missing = new List<Stretch>();
        if (first < there.First)
        {
            missing.Add(new Stretch(there.FacilityId, first, there.First.PlusDays(-1)));
        }

        if (last > there.Last)
        {
            missing.Add(new Stretch(there.FacilityId, there.Last.PlusDays(1), last));
        }

        return missing;
    }

    /// <summary>A day more on either side: the date differs from place to place.</summary>
    private async Task<(LocalDate First, LocalDate Last)> WindowAsync(CancellationToken cancel)
    {
        var today = (await clock.NowAsync(cancel)).InUtc().Date;
        await using var rollup = await RollupTransaction.BeginAsync(contexts, cancel);
        var (first, last) = (await rollup.ReadAsync(RollupStatements.Extent, row => (Day(row, 0), Day(row, 1)), cancel))[0];
        return (LocalDate.Min(first ?? today, today).PlusDays(-1), LocalDate.Max(last ?? today, today.PlusDays(DaysAhead)).PlusDays(2));

        static LocalDate? Day(NpgsqlDataReader row, int column) =>
            row.IsDBNull(column) ? null : Instant.FromDateTimeUtc(row.GetDateTime(column)).InUtc().Date;
    }

    private static Task<int> SaveAsync(RollupTransaction rollup, FacilityState state, CancellationToken cancel) => rollup.RunAsync(
        RollupStatements.SaveState, cancel, new("facility", state.FacilityId), new("fingerprint", state.Fingerprint), new("seats", state.Seats),
        new("first", state.First.ToDateOnly()), new("last", state.Last.ToDateOnly()));

    private static partial class Log
    {
        [LoggerMessage(7001, LogLevel.Debug, "The use of {Count} facilities was counted anew, {First} to {Last}")]
        public static partial void Counted(ILogger logger, int count, LocalDate first, LocalDate last);

        [LoggerMessage(7002, LogLevel.Warning, "Bookings of facility {FacilityId} were changed past their history: its use is counted anew")]
        public static partial void Differs(ILogger logger, int facilityId);
    }
}
