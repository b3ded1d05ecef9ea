namespace BookingPortal.Utilization;

/// <summary>What the filters of the dashboard offer: facilities in use and retired ones, in order of place and name.</summary>
public sealed record UtilizationChoices(IReadOnlyList<UtilizationRoom> Rooms)
{
    public IReadOnlyList<string> Places => [.. Rooms.Select(room => room.Place).Distinct()];

    /// <summary>The buildings of a place; without a place there are none to choose.</summary>
    public IReadOnlyList<string> BuildingsOf(string? place) =>
        [.. Rooms.Where(room => room.Place == place).Select(room => room.Building).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)];
}
