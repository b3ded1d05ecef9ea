namespace BookingPortal.Accounts;

/// <summary>
/// Where a delegated manager is staff: one facility, a building of a place, or a whole place. In a sign-in it stands as
/// text; a write asks the database.
/// </summary>
public sealed record ManagedArea
{
    private const char Separator = '/';

    private ManagedArea(int? facilityId, string? place, string? building) => (FacilityId, Place, Building) = (facilityId, place, building);

    public int? FacilityId { get; }

    /// <summary>As <c>facilities.place</c> names it; null where one facility is meant.</summary>
    public string? Place { get; }

    /// <summary>A building of the place; null where all of the place is meant.</summary>
    public string? Building { get; }

    public static ManagedArea OfFacility(int id) => new(id, null, null);

    public static ManagedArea OfPlace(string place) => new(null, place, null);

    public static ManagedArea OfBuilding(string place, string building) => new(null, place, building);

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    public static ManagedArea? Read(string text) => text.Split(Separator) switch
    {
        ["facility", var id] when int.TryParse(id, out var number) => OfFacility(number),
        ["place", var place] => OfPlace(Uri.UnescapeDataString(place)),
        ["building", var place, var building] => OfBuilding(Uri.UnescapeDataString(place), Uri.UnescapeDataString(building)),
        _ => null,
    };

    /// <summary>Whether a facility lies in it.</summary>
    public bool Covers(int facilityId, string place, string? building) =>
        FacilityId is { } id ? id == facilityId : place == Place && (Building is null || building == Building);

    public override string ToString() => this switch
    {
        { FacilityId: { } id } => FormattableString.Invariant($"facility{Separator}{id}"),
        { Building: { } building } => $"building{Separator}{Uri.EscapeDataString(Place!)}{Separator}{Uri.EscapeDataString(building)}",
        _ => $"place{Separator}{Uri.EscapeDataString(Place!)}",
    };
}
