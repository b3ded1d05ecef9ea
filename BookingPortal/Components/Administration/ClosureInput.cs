using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Components.Administration;

/// <summary>A closure as it is typed, on the wall clock of its place.</summary>
public sealed class ClosureInput
{
    public RuleSource Scope { get; set; } = RuleSource.Organisation;
    public string? Place { get; set; }
    public string? Building { get; set; }
    public DateTime Starts { get; set; }
    public DateTime Ends { get; set; }
    public string? Reason { get; set; }

    /// <summary>Tomorrow, the whole day.</summary>
    public static ClosureInput Of(RuleSource scope, LocalDate today) => new()
    {
        Scope = scope,
        Starts = today.PlusDays(1).AtMidnight().ToDateTimeUnspecified(),
        Ends = today.PlusDays(2).AtMidnight().ToDateTimeUnspecified(),
    };

    public ClosureFields ToFields(int? facilityId) =>
        new(LocalDateTime.FromDateTime(Starts), LocalDateTime.FromDateTime(Ends), Reason ?? "")
        {
            FacilityId = Scope == RuleSource.Facility ? facilityId : null,
            Place = Scope is RuleSource.Place or RuleSource.Building ? Place : null,
            Building = Scope == RuleSource.Building ? Building : null,
        };
}
