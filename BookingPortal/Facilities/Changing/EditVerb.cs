using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Facilities.Changing;

/// <summary>Adds a facility and changes what is said of one.</summary>
internal static class EditVerb
{
    /// <summary>Stands for every facility that is not there yet.</summary>
    internal const int New = 0;

    internal static async Task<FacilityPlan> AddAsync(FacilityDesk desk, FacilityChange.Add add)
    {
        var wanted = add.Wanted.Tidied();
        var faults = FacilityRules.Judge(wanted).Concat(FacilityRules.Judge(add.Week)).ToList();
        if (faults.Count == 0 && await IsNameTakenAsync(desk, wanted, New))
        {
            faults.Add(new FieldFault(FacilityField.Name, FaultCode.NameTaken));
        }

        if (faults.Count > 0)
        {
            return FacilityPlan.Refused(faults);
        }

        var facility = new Facility(wanted.Name, wanted.Place, wanted.TimeZone, wanted.Capacity!.Value);
        facility.Change(wanted, await FeaturesAsync(desk, wanted.Features));
        facility.SetHours(desk.TodayOf(facility), add.Week);
        if (!desk.IsForReal)
        {
            return FacilityPlan.Of(new FacilityOutcome.Saved(New));
        }

        desk.Context.Add(facility);
        await desk.Context.SaveChangesAsync(desk.Cancel);
        desk.Context.Add(new FacilityCapacity { FacilityId = facility.Id, ValidFrom = FacilityDesk.Always, Capacity = facility.Capacity });
        desk.Audit(Subject.Facility, facility.Id, "added", null, [.. wanted.Values(), (FacilityField.OpeningHours, WeekText.Say(add.Week))]);
        return FacilityPlan.Of(new FacilityOutcome.Saved(facility.Id));
    }

    internal static async Task<FacilityPlan> EditAsync(FacilityDesk desk, FacilityChange.Edit edit)
    {
        var wanted = edit.Wanted.Tidied();
        if (await desk.FindAsync(edit.Id) is not { } facility)
        {
            return FacilityPlan.Of(new FacilityOutcome.NotFound());
        }

        var stands = FacilityFields.Of(facility);
        if (FieldValues.Differences(stands.Values(), wanted.Values()).Count == 0)
        {
            return FacilityPlan.Of(new FacilityOutcome.Saved(facility.Id));
        }

        if (FieldValues.Differences(edit.Seen.Values(), stands.Values()) is { Count: > 0 } since)
        {
            return await desk.StaleAsync(Subject.Facility, facility.Id, since);
        }

        if (await FaultsAsync(desk, facility, wanted) is { Count: > 0 } faults)
        {
            return FacilityPlan.Refused(faults);
        }

        return await ChangeAsync(desk, facility, stands, wanted);
    }

    /// <summary>What is wrong with the fields of a facility that is there.</summary>
    internal static async Task<List<FieldFault>> FaultsAsync(FacilityDesk desk, Facility facility, FacilityFields wanted)
    {
        var faults = FacilityRules.Judge(wanted).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        if (facility.IsActive && (wanted.Name, wanted.Place) != (facility.Name, facility.Place) && await IsNameTakenAsync(desk, wanted, facility.Id))
        {
            faults.Add(new FieldFault(FacilityField.Name, FaultCode.NameTaken));
        }

        if (wanted.TimeZone != facility.TimeZone && await HasBookingsAsync(desk, facility.Id))
        {
            faults.Add(new FieldFault(FacilityField.TimeZone, FaultCode.ZoneInUse));
        }

        return faults;
    }

    /// <summary>Changes a facility that is there; what is said of it has been judged.</summary>
    internal static async Task<FacilityPlan> ChangeAsync(FacilityDesk desk, Facility facility, FacilityFields stands, FacilityFields wanted)
    {
        var before = facility.IsActive ? await desk.FactsAsync(facility.Id) : null;
        facility.Change(wanted, await FeaturesAsync(desk, wanted.Features));
        if (desk.IsForReal)
        {
            await KeepSeatsAsync(desk, facility, stands.Capacity!.Value);
            desk.AuditDifferences(Subject.Facility, facility.Id, "changed", stands.Values(), wanted.Values());
        }

        return new FacilityPlan(
            new FacilityOutcome.Saved(facility.Id),
            facility.IsActive ? [new FactsChange(facility.Id, before, await desk.AfterAsync(facility))] : []);
    }

    internal static Task<bool> IsNameTakenAsync(FacilityDesk desk, FacilityFields wanted, int exceptId) => desk.Context.Facilities.AnyAsync(
        one => one.IsActive && one.Place == wanted.Place && one.Name == wanted.Name && one.Id != exceptId, desk.Cancel);

    /// <summary>Seats hold from the facility's today on: those of earlier days stay with their days.</summary>
    private static async Task KeepSeatsAsync(FacilityDesk desk, Facility facility, int before)
    {
        if (facility.Capacity == before)
        {
            return;
        }

        var today = desk.TodayOf(facility);
        var history = await desk.Context.FacilityCapacities.Where(one => one.FacilityId == facility.Id).ToListAsync(desk.Cancel);
        if (history.Count == 0)
        {
            desk.Context.Add(new FacilityCapacity { FacilityId = facility.Id, ValidFrom = FacilityDesk.Always, Capacity = before });
        }

        if (history.Find(one => one.ValidFrom == today) is { } earlierToday)
        {
            desk.Context.Entry(earlierToday).Property(one => one.Capacity).CurrentValue = facility.Capacity;
        }
        else
        {
            desk.Context.Add(new FacilityCapacity { FacilityId = facility.Id, ValidFrom = today, Capacity = facility.Capacity });
        }
    }

    /// <summary>The features of these names; one that is not known yet is made.</summary>
    private static async Task<IReadOnlyList<Feature>> FeaturesAsync(FacilityDesk desk, IReadOnlyList<string> names)
    {
        if (desk.IsForReal && names.Count > 0)
        {
            // Two admins may name the same new feature at once: the row of the faster one serves both.
            await desk.Context.Database.ExecuteSqlAsync(
                $"INSERT INTO features (name) SELECT name FROM unnest({names.Order(StringComparer.Ordinal).ToArray()}) AS wanted (name) ON CONFLICT (name) DO NOTHING", desk.Cancel);
        }

        var known = await desk.Context.Features.Where(one => names.Contains(one.Name)).ToListAsync(desk.Cancel);
        return [.. names.Select(name => known.Find(one => one.Name == name) ?? new Feature(name, "check"))];
    }

    private static async Task<bool> HasBookingsAsync(FacilityDesk desk, int id) => await desk.Context.Database.SqlQuery<int>(
        $"""SELECT 1 AS "Value" FROM facilities WHERE id = {id} AND EXISTS (SELECT FROM bookings WHERE facility_id = {id})""").ToListAsync(desk.Cancel) is [_];
}
