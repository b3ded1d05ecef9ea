using BookingPortal.Accounts;
using BookingPortal.Audit;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Facilities.Changing;

/// <summary>
/// What the verbs share: one transaction, the person who asks, the locks, the log. A plan goes the same way without locks,
/// and nothing of it is saved.
/// </summary>
internal sealed class FacilityDesk(PortalDbContext context, Caller caller, Instant now, bool isForReal, CancellationToken cancel)
{
    /// <summary>Where hours and seats begin of which nobody has said since when they hold.</summary>
    internal static readonly LocalDate Always = new(2000, 1, 1);

    private (BookingDefaults Defaults, IReadOnlyList<Closure> Closures)? _rules;

    internal PortalDbContext Context => context;

    internal Instant Now => now;

    internal bool IsForReal => isForReal;

    internal CancellationToken Cancel => cancel;

    internal Task<bool> MayAsync() => AdminRights.HoldAsync(context, caller, cancel);

    /// <summary>
    /// The facility with hours and features, tracked; null where there is none. Locked by a statement of its own: one that
    /// waits for a lock reads the neighbouring tables as they were before it waited.
    /// </summary>
    internal async Task<Facility?> FindAsync(int id)
    {
        if (isForReal)
        {
            await context.Database.SqlQuery<int>($"""SELECT id AS "Value" FROM facilities WHERE id = {id} FOR UPDATE""").ToListAsync(cancel);
        }

        return await context.Facilities.AsSplitQuery().Include(one => one.OpeningHours).Include(one => one.Features)
            .SingleOrDefaultAsync(one => one.Id == id, cancel);
    }

    /// <summary>The facility as rules read it, unaware of what the verb is about to do; null where it is out of use.</summary>
    internal async Task<FacilityFacts?> FactsAsync(int id) => (await FactsAsync(one => one.Where(facility => facility.Id == id))).SingleOrDefault();

    /// <summary>Facilities in use as rules read them, those of unknown zones left out.</summary>
    internal async Task<IReadOnlyList<FacilityFacts>> FactsAsync(Func<IQueryable<Facility>, IQueryable<Facility>> which)
    {
        var facilities = await which(context.Facilities.AsNoTracking().Where(one => one.IsActive)).AsSplitQuery()
            .Include(one => one.OpeningHours).Include(one => one.Features).OrderBy(one => one.Id).ToListAsync(cancel);
        var (defaults, closures) = await RulesAsync();
        return [.. facilities.Where(one => FacilityClock.Knows(one.TimeZone)).Select(one => new FacilityFacts(one, closures, defaults))];
    }

    /// <summary>How rules would read a facility that the verb has changed.</summary>
    internal async Task<FacilityFacts> AfterAsync(Facility changed)
    {
        var (defaults, closures) = await RulesAsync();
        return new FacilityFacts(changed, closures, defaults);
    }

    /// <summary>The organisation's limits and the closures that are not over, as they stood before the verb; a file asks for each of its lines.</summary>
    internal async Task<(BookingDefaults Defaults, IReadOnlyList<Closure> Closures)> RulesAsync()
    {
        var yesterday = now.InUtc().LocalDateTime.PlusDays(-2);
        return _rules ??= (await context.BookingDefaults.AsNoTracking().SingleOrDefaultAsync(cancel) ?? new BookingDefaults(),
            await context.Closures.AsNoTracking().Where(one => one.EndsLocal > yesterday).ToListAsync(cancel));
    }

    internal LocalDate TodayOf(Facility facility) => FacilityClock.OfRow(facility.TimeZone).DateOf(now);

    /// <summary>The row of the log, in the same transaction.</summary>
    internal void Audit(
        string subject, int id, string action, IEnumerable<(FacilityField Field, object? Value)>? before, IEnumerable<(FacilityField Field, object? Value)>? after) =>
        context.AdminAuditLog.Add(new AdminAuditEntry(subject, FormattableString.Invariant($"{id}"), action, caller)
        {
            OldValues = before is null ? null : FieldValues.ToJson(before),
            NewValues = after is null ? null : FieldValues.ToJson(after),
        });

    /// <summary>The row of the log about the fields that differ.</summary>
    internal void AuditDifferences(
        string subject, int id, string action, IReadOnlyList<(FacilityField Field, object? Value)> before, IReadOnlyList<(FacilityField Field, object? Value)> after)
    {
        var changed = FieldValues.Differences(before, after).Select(one => one.Field).ToHashSet();
        Audit(subject, id, action, before.Where(one => changed.Contains(one.Field)), after.Where(one => changed.Contains(one.Field)));
    }

    /// <summary>Somebody was faster: who, as far as the log knows.</summary>
    internal async Task<FacilityPlan> StaleAsync(string subject, int id, IReadOnlyList<FacilityDifference> since)
    {
        var subjectId = FormattableString.Invariant($"{id}");
        var last = await context.AdminAuditLog.Where(one => one.Subject == subject && one.SubjectId == subjectId)
            .OrderByDescending(one => one.ChangedAt)
            .Select(one => new { one.ChangedAt, By = context.Users.Where(person => person.Id == one.ChangedBy).Select(person => person.FullName).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        return FacilityPlan.Of(new FacilityOutcome.Stale(since, last?.By, last?.ChangedAt));
    }
}
