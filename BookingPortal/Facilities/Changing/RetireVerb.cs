using NodaTime;

namespace BookingPortal.Facilities.Changing;

/// <summary>Takes a facility out of use and puts it back: nothing is ever deleted.</summary>
internal static class RetireVerb
{
    internal static async Task<FacilityPlan> RetireAsync(FacilityDesk desk, int id)
    {
        if (await desk.FindAsync(id) is not { } facility)
        {
            return FacilityPlan.Of(new FacilityOutcome.NotFound());
        }

        var before = await desk.FactsAsync(id);
        if (facility.Retire(desk.TodayOf(facility)))
        {
            desk.Audit(Subject.Facility, id, "retired", [(FacilityField.IsActive, true)], [(FacilityField.IsActive, false), (FacilityField.ValidFrom, Day(facility.RetiredFrom))]);
        }

        return new FacilityPlan(new FacilityOutcome.Saved(id), before is null ? [] : [new FactsChange(id, before, After: null)]);
    }

    /// <summary>
    /// The days between count as closed: their figures stay what they are, though the row no longer says that it was retired.
    /// </summary>
    internal static async Task<FacilityPlan> BringBackAsync(FacilityDesk desk, int id)
    {
        if (await desk.FindAsync(id) is not { } facility)
        {
            return FacilityPlan.Of(new FacilityOutcome.NotFound());
        }

        var retired = facility.RetiredFrom;
        if (!facility.IsActive && await EditVerb.IsNameTakenAsync(desk, FacilityFields.Of(facility), id))
        {
            return FacilityPlan.Refused(new FieldFault(FacilityField.Name, FaultCode.NameTaken));
        }

        if (facility.BringBack())
        {
            var today = desk.TodayOf(facility);
            if (desk.IsForReal && retired < today)
            {
                desk.Context.Add(Closure.OfFacility(id, retired.Value.AtMidnight(), today.AtMidnight(), "Out of use"));
            }

            desk.Audit(Subject.Facility, id, "brought_back", [(FacilityField.IsActive, false), (FacilityField.ValidFrom, Day(retired))], [(FacilityField.IsActive, true)]);
        }

        return FacilityPlan.Of(new FacilityOutcome.Saved(id));
    }

    private static string? Day(LocalDate? date) => date is { } day ? $"{day:uuuu-MM-dd}" : null;
}
