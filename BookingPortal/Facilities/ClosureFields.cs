using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>A closure as an administrator asks for it: of one facility, of a building, of a place, or of all (nothing given).</summary>
public sealed record ClosureFields(LocalDateTime Starts, LocalDateTime Ends, string Reason)
{
    public int? FacilityId { get; init; }

    public string? Place { get; init; }

    public string? Building { get; init; }

    public static ClosureFields Of(Closure closure) => new(closure.StartsLocal, closure.EndsLocal, closure.Reason)
    {
        FacilityId = closure.FacilityId,
        Place = closure.Place,
        Building = closure.Building,
    };

    internal Closure ToClosure() => this switch
    {
        { FacilityId: { } id } => Closure.OfFacility(id, Starts, Ends, Reason),
        { Place: { } place, Building: { } building } => Closure.OfBuilding(place, building, Starts, Ends, Reason),
        { Place: { } place } => Closure.OfPlace(place, Starts, Ends, Reason),
        _ => Closure.OfAll(Starts, Ends, Reason),
    };
}
