using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>A facility in the administration's list.</summary>
public sealed record FacilityLine(int Id, string Name, string Place, string? Building, string? Floor, int Capacity, string TimeZone, LocalDate? RetiredFrom)
{
    public bool RequiresApproval { get; init; }

    /// <summary>No hours are set: nobody can book it.</summary>
    public bool HasNoHours { get; init; }
}
