using NodaTime;

namespace BookingPortal.Accounts;

/// <summary>
/// Makes a person staff of an area and nowhere else (table <c>manager_rights</c>). No row is no right: who loses the last
/// one is an employee again.
/// </summary>
public sealed class ManagerRight
{
    public ManagerRight(int userId, ManagedArea area) =>
        (UserId, FacilityId, Place, Building) = (userId, area.FacilityId, area.Place, area.Building);

    private ManagerRight()
    {
    }

    public int Id { get; private set; }

    public int UserId { get; private set; }

    public int? FacilityId { get; private set; }

    public string? Place { get; private set; }

    public string? Building { get; private set; }

    public Instant GivenAt { get; private set; }

    public ManagedArea Area =>
        FacilityId is { } id ? ManagedArea.OfFacility(id) : Building is { } building ? ManagedArea.OfBuilding(Place!, building) : ManagedArea.OfPlace(Place!);
}
