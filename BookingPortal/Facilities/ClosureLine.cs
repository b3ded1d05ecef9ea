namespace BookingPortal.Facilities;

/// <summary>A closure in a list.</summary>
/// <param name="FacilityName">Where it is of one facility.</param>
public sealed record ClosureLine(int Id, ClosureFields Fields, string? FacilityName)
{
    public RuleSource Source =>
        Fields.FacilityId is not null ? RuleSource.Facility
        : Fields.Building is not null ? RuleSource.Building
        : Fields.Place is not null ? RuleSource.Place : RuleSource.Organisation;
}
