namespace BookingPortal.Facilities;

/// <summary>What a change would do, or has done.</summary>
/// <param name="Outcome">How it would end.</param>
/// <param name="Facts">The facilities for whose bookings the rules change, before and after.</param>
public sealed record FacilityPlan(FacilityOutcome Outcome, IReadOnlyList<FactsChange> Facts)
{
    /// <summary>The lines of a file.</summary>
    public IReadOnlyList<ImportLine> Lines { get; init; } = [];

    /// <summary>Closures that are there already and are passed over.</summary>
    public int Known { get; init; }

    internal static FacilityPlan Of(FacilityOutcome outcome) => new(outcome, []);

    internal static FacilityPlan Refused(params IEnumerable<FieldFault> because) => Of(new FacilityOutcome.Refused([.. because]));
}
