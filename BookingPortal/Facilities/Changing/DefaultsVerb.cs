using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Facilities.Changing;

/// <summary>Sets the organisation's limits: every facility gets a new version of its rules.</summary>
internal static class DefaultsVerb
{
    internal static async Task<FacilityPlan> SetAsync(FacilityDesk desk, FacilityChange.SetDefaults asked)
    {
        if (FacilityRules.Judge(asked.Wanted).ToList() is { Count: > 0 } faults)
        {
            return FacilityPlan.Refused(faults);
        }

        if (desk.IsForReal)
        {
            await desk.Context.Database.SqlQuery<short>($"""SELECT id AS "Value" FROM booking_defaults FOR UPDATE""").ToListAsync(desk.Cancel);
        }

        var row = await desk.Context.BookingDefaults.SingleAsync(desk.Cancel);
        var stands = DefaultsFields.Of(row);
        if (stands == asked.Wanted)
        {
            return FacilityPlan.Of(new FacilityOutcome.Saved(row.Id));
        }

        if (stands != asked.Seen)
        {
            return await desk.StaleAsync(Subject.Defaults, row.Id, FieldValues.Differences(asked.Seen.Values(), stands.Values()));
        }

        var before = await desk.FactsAsync(all => all);
        asked.Wanted.WriteTo(row);
        var (_, closures) = await desk.RulesAsync();
        if (desk.IsForReal)
        {
            await ClosureVerb.RaiseAsync(desk, before.Select(room => room.Facility.Id));
            desk.AuditDifferences(Subject.Defaults, row.Id, "changed", stands.Values(), asked.Wanted.Values());
        }

        return new FacilityPlan(
            new FacilityOutcome.Saved(row.Id),
            [.. before.Select(room => new FactsChange(room.Facility.Id, room, new FacilityFacts(room.Facility, closures, row)))]);
    }
}
