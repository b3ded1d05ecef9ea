using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>How many seats a facility had from a local day on, so that figures of the past never change.</summary>
public sealed class FacilityCapacity
{
    public required int FacilityId { get; init; }

    public required LocalDate ValidFrom { get; init; }

    public required int Capacity { get; init; }
}
