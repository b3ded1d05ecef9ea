namespace BookingPortal.Facilities.Changing;

/// <summary>Sets the hours that hold from a day on.</summary>
internal static class HoursVerb
{
    internal static async Task<FacilityPlan> SetAsync(FacilityDesk desk, FacilityChange.SetHours asked)
    {
        if (await desk.FindAsync(asked.Id) is not { } facility)
        {
            return FacilityPlan.Of(new FacilityOutcome.NotFound());
        }

        var (stands, wanted) = (WeekText.Say(facility.WeekFrom(asked.From)), WeekText.Say(asked.Wanted));
        var today = desk.TodayOf(facility);
        if (asked.From < today)
        {
            return FacilityPlan.Refused(new FieldFault(FacilityField.ValidFrom, FaultCode.InThePast));
        }

        if (asked.From.Year > 9000)
        {
            return FacilityPlan.Refused(new FieldFault(FacilityField.ValidFrom, FaultCode.OutOfRange));
        }

        // Hours of today cannot be taken away: those before them would hold again, and days that are over have had theirs.
        if ((asked.Wanted.Count > 0 || asked.From == today) && FacilityRules.Judge(asked.Wanted).ToList() is { Count: > 0 } faults)
        {
            return FacilityPlan.Refused(faults);
        }

        if (stands == wanted)
        {
            return FacilityPlan.Of(new FacilityOutcome.Saved(facility.Id));
        }

        if (WeekText.Say(asked.Seen) is var seen && seen != stands)
        {
            return await desk.StaleAsync(Subject.Facility, facility.Id, [new FacilityDifference(FacilityField.OpeningHours, Null(seen), Null(stands))]);
        }

        var before = await desk.FactsAsync(facility.Id);
        SetWeek(desk, facility, asked);
        return new FacilityPlan(
            new FacilityOutcome.Saved(facility.Id), before is not null ? [new FactsChange(facility.Id, before, await desk.AfterAsync(facility))] : []);
    }

    internal static void SetWeek(FacilityDesk desk, Facility facility, FacilityChange.SetHours asked)
    {
        var stands = WeekText.Say(facility.WeekFrom(asked.From));
        facility.SetHours(asked.From, asked.Wanted);
        desk.Audit(
            Subject.Facility, facility.Id, "hours_set",
            [(FacilityField.ValidFrom, $"{asked.From:uuuu-MM-dd}"), (FacilityField.OpeningHours, Null(stands))],
            [(FacilityField.ValidFrom, $"{asked.From:uuuu-MM-dd}"), (FacilityField.OpeningHours, Null(WeekText.Say(asked.Wanted)))]);
    }

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
