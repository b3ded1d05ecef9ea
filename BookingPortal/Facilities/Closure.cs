using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>
/// A stretch of wall-clock time in which nothing can be booked: for one facility, a building, a place or all of them
/// (none of the three given). Local times: a public holiday begins at midnight of each place.
/// </summary>
public sealed class Closure
{
    private Closure()
    {
    }

    public int Id { get; private set; }

    public int? FacilityId { get; private set; }

    public string? Place { get; private set; }

    public string? Building { get; private set; }

    public LocalDateTime StartsLocal { get; private set; }

    public LocalDateTime EndsLocal { get; private set; }

    /// <summary>Shown to everybody in the grid.</summary>
    public string Reason { get; private set; } = "";

    public static Closure OfFacility(int facilityId, LocalDateTime starts, LocalDateTime ends, string reason) =>
        Make(starts, ends, reason, closure => closure.FacilityId = facilityId);

    public static Closure OfBuilding(string place, string building, LocalDateTime starts, LocalDateTime ends, string reason) =>
        Make(starts, ends, reason, closure => (closure.Place, closure.Building) = (place, building));

    public static Closure OfPlace(string place, LocalDateTime starts, LocalDateTime ends, string reason) =>
        Make(starts, ends, reason, closure => closure.Place = place);

    public static Closure OfAll(LocalDateTime starts, LocalDateTime ends, string reason) =>
        Make(starts, ends, reason, _ => { });

    public RuleSource Source =>
        FacilityId is not null ? RuleSource.Facility
        : Building is not null ? RuleSource.Building
        : Place is not null ? RuleSource.Place : RuleSource.Organisation;

    /// <summary>Ends it early; false where it does not run at that time.</summary>
    public bool EndAt(LocalDateTime end)
    {
        if (end <= StartsLocal || end >= EndsLocal)
        {
            return false;
        }

        EndsLocal = end;
        return true;
    }

    public bool Covers(Facility facility) =>
        FacilityId is { } id
            ? id == facility.Id
            : (Place is null || Place == facility.Place) && (Building is null || Building == facility.Building);

    private static Closure Make(LocalDateTime starts, LocalDateTime ends, string reason, Action<Closure> scope)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (ends <= starts)
        {
            throw new ArgumentException("A closure ends after it starts.", nameof(ends));
        }

        var closure = new Closure { StartsLocal = starts, EndsLocal = ends, Reason = reason };
        scope(closure);
        return closure;
    }
}
