using BookingPortal.Database;
using Microsoft.EntityFrameworkCore;

namespace BookingPortal.Facilities.Changing;

/// <summary>Takes a file of facilities: every line is judged, and one that is wrong stops all of them.</summary>
internal static class ImportVerb
{
    internal static async Task<FacilityPlan> ImportAsync(FacilityDesk desk, IReadOnlyList<ImportRow> rows)
    {
        var (faults, lines, facts) = (new List<FieldFault>(), new List<ImportLine>(), new List<FactsChange>());
        var seen = new HashSet<(string, string)>();

        // By id, so that two files at once wait for each other in one order.
        foreach (var row in rows.OrderBy(row => row.Id ?? int.MaxValue))
        {
            var fields = row.Fields.Tidied();
            if (!seen.Add((fields.Place, fields.Name)))
            {
                faults.Add(new FieldFault(FacilityField.Name, FaultCode.Twice) { Line = row.Line });
                continue;
            }

            var id = row.Id ?? await KnownAsync(desk, fields);
            var (plan, line) = id is { } known ? await ChangeAsync(desk, row, known, fields) : await AddAsync(desk, row, fields);
            if (plan.Outcome is FacilityOutcome.Refused refused)
            {
                faults.AddRange(refused.Because.Select(fault => fault with { Line = row.Line }));
            }
            else
            {
                lines.Add(line);
                facts.AddRange(plan.Facts);
            }
        }

        FacilityOutcome outcome = faults.Count > 0 ? new FacilityOutcome.Refused([.. faults.OrderBy(fault => fault.Line)]) : new FacilityOutcome.Saved(0);
        return new FacilityPlan(outcome, facts) { Lines = [.. lines.OrderBy(line => line.Line)] };
    }

    private static async Task<(FacilityPlan Plan, ImportLine Line)> AddAsync(FacilityDesk desk, ImportRow row, FacilityFields fields)
    {
        var plan = await EditVerb.AddAsync(desk, new FacilityChange.Add(fields, row.Week ?? []));
        return (plan, new ImportLine(row.Line, fields.Name, IsNew: true, FieldValues.Differences(new FacilityFields { BufferBefore = null, BufferAfter = null }.Values(), fields.Values())));
    }

    private static async Task<(FacilityPlan Plan, ImportLine Line)> ChangeAsync(FacilityDesk desk, ImportRow row, int id, FacilityFields fields)
    {
        if (await desk.FindAsync(id) is not { } facility)
        {
            return (FacilityPlan.Refused(new FieldFault(FacilityField.Id, FaultCode.Unknown)), new ImportLine(row.Line, fields.Name, IsNew: false, []));
        }

        var stands = FacilityFields.Of(facility);
        var differences = FieldValues.Differences(stands.Values(), fields.Values()).ToList();
        var faults = await EditVerb.FaultsAsync(desk, facility, fields);
        faults.AddRange(row.Week is { } judged ? FacilityRules.Judge(judged) : []);
        if (faults.Count > 0)
        {
            return (FacilityPlan.Refused(faults), new ImportLine(row.Line, fields.Name, IsNew: false, []));
        }

        var today = desk.TodayOf(facility);
        var (stood, week) = (WeekText.Say(FacilityReader.Holding(facility, today)?.Windows ?? []), WeekText.Say(row.Week ?? []));
        var setsHours = row.Week is not null && week != stood;
        var isChanged = differences.Count > 0 || setsHours;
        var before = isChanged && facility.IsActive ? await desk.FactsAsync(id) : null;
        if (differences.Count > 0)
        {
            await EditVerb.ChangeAsync(desk, facility, stands, fields);
        }

        if (setsHours)
        {
            differences.Add(new FacilityDifference(FacilityField.OpeningHours, stood, week));
            HoursVerb.SetWeek(desk, facility, new FacilityChange.SetHours(id, today, [], row.Week!));
        }

        return (new FacilityPlan(new FacilityOutcome.Saved(id), before is null ? [] : [new FactsChange(id, before, await desk.AfterAsync(facility))]),
            new ImportLine(row.Line, fields.Name, IsNew: false, differences));
    }

    private static async Task<int?> KnownAsync(FacilityDesk desk, FacilityFields fields) => await desk.Context.Facilities
        .Where(one => one.IsActive && one.Place == fields.Place && one.Name == fields.Name).Select(one => (int?)one.Id).FirstOrDefaultAsync(desk.Cancel);
}
