using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace BookingPortal.Facilities.Changing;

/// <summary>Closes and reopens. Every facility that a closure falls on gets a new version of its rules.</summary>
internal static class ClosureVerb
{
    internal static async Task<FacilityPlan> CloseAsync(FacilityDesk desk, IReadOnlyList<ClosureFields> asked)
    {
        var wanted = asked.Select(one => one with { Reason = one.Reason.Trim() }).Distinct().ToList();
        var known = await KnownAsync(desk, wanted);
        var (newOnes, rooms) = (wanted.Except(known).ToList(), await desk.FactsAsync(all => all));
        var today = rooms.Count == 0 ? desk.Now.InUtc().Date : rooms.Min(room => room.Clock.DateOf(desk.Now));
        var faults = newOnes.SelectMany(one => FacilityRules.Judge(one, today)).ToList();
        faults.AddRange(newOnes.Where(one => !IsSomewhere(one, rooms)).Select(_ => new FieldFault(FacilityField.Scope, FaultCode.Unknown)).Take(1));
        if (faults.Count > 0)
        {
            return FacilityPlan.Refused(faults);
        }

        var closures = newOnes.ConvertAll(one => one.ToClosure());
        var covered = rooms.Where(room => closures.Exists(closure => closure.Covers(room.Facility))).ToList();
        if (desk.IsForReal && closures.Count > 0)
        {
            await RaiseAsync(desk, covered.Select(room => room.Facility.Id));
            desk.Context.AddRange(closures);
            await desk.Context.SaveChangesAsync(desk.Cancel);
            closures.ForEach(closure => desk.Audit(Subject.Closure, closure.Id, "added", null, Values(closure)));
        }

        return new FacilityPlan(
            new FacilityOutcome.Saved(closures is [var only] ? only.Id : 0),
            [.. covered.Select(room => new FactsChange(room.Facility.Id, room, room.Also(closures)))])
        {
            Known = wanted.Count - newOnes.Count,
        };
    }

    /// <summary>A closure to come goes; a running one ends where its place's clock is furthest, so that no closed minute opens afterwards.</summary>
    internal static async Task<FacilityPlan> ReopenAsync(FacilityDesk desk, int id)
    {
        if (desk.IsForReal)
        {
            await desk.Context.Database.SqlQuery<int>($"""SELECT id AS "Value" FROM facility_closures WHERE id = {id} FOR UPDATE""").ToListAsync(desk.Cancel);
        }

        if (await desk.Context.Closures.SingleOrDefaultAsync(one => one.Id == id, desk.Cancel) is not { } closure)
        {
            return FacilityPlan.Of(new FacilityOutcome.NotFound());
        }

        var covered = (await desk.FactsAsync(all => all)).Where(room => closure.Covers(room.Facility)).ToList();
        var now = covered.Count == 0 ? desk.Now.InUtc().LocalDateTime : covered.Max(room => room.Clock.At(desk.Now).LocalDateTime);
        var before = Values(closure);
        if (closure.StartsLocal >= now)
        {
            desk.Context.Remove(closure);
            desk.Audit(Subject.Closure, id, "removed", before, null);
        }
        else if (closure.EndAt(MinuteAfter(now)))
        {
            desk.AuditDifferences(Subject.Closure, id, "ended", before, Values(closure));
        }
        else
        {
            return FacilityPlan.Refused(new FieldFault(FacilityField.Ends, FaultCode.InThePast));
        }

        if (desk.IsForReal)
        {
            await RaiseAsync(desk, covered.Select(room => room.Facility.Id));
        }

        return FacilityPlan.Of(new FacilityOutcome.Saved(id));
    }

    /// <summary>Locks in the order of ids first: two who change many rooms at once never wait for each other in a ring.</summary>
    internal static async Task RaiseAsync(FacilityDesk desk, IEnumerable<int> facilities)
    {
        var ids = facilities.ToArray();
        await desk.Context.Database.SqlQuery<int>($"""SELECT id AS "Value" FROM facilities WHERE id = ANY({ids}) ORDER BY id FOR UPDATE""").ToListAsync(desk.Cancel);
        await desk.Context.Database.ExecuteSqlAsync($"UPDATE facilities SET rules_version = rules_version + 1 WHERE id = ANY({ids})", desk.Cancel);
    }

    private static LocalDateTime MinuteAfter(LocalDateTime now) => new LocalDateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute).PlusMinutes(1);

    private static bool IsSomewhere(ClosureFields closure, IReadOnlyList<FacilityFacts> rooms) =>
        closure is { FacilityId: null, Place: null } || rooms.Any(room => closure.FacilityId is { } id
            ? room.Facility.Id == id
            : room.Facility.Place == closure.Place && (closure.Building is null || room.Facility.Building == closure.Building));

    private static async Task<List<ClosureFields>> KnownAsync(FacilityDesk desk, List<ClosureFields> wanted)
    {
        var starts = wanted.Select(one => one.Starts).ToList();
        return [.. (await desk.Context.Closures.AsNoTracking().Where(one => starts.Contains(one.StartsLocal)).ToListAsync(desk.Cancel)).Select(ClosureFields.Of).Intersect(wanted)];
    }

    private static IReadOnlyList<(FacilityField Field, object? Value)> Values(Closure closure) =>
    [
        (FacilityField.Scope, closure.FacilityId is { } id ? FormattableString.Invariant($"facility {id}") : closure.Building is { } building ? $"{closure.Place}, {building}" : closure.Place),
        (FacilityField.Starts, $"{closure.StartsLocal:uuuu-MM-dd'T'HH:mm}"),
        (FacilityField.Ends, $"{closure.EndsLocal:uuuu-MM-dd'T'HH:mm}"),
        (FacilityField.Reason, closure.Reason),
    ];
}
