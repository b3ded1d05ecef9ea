using BookingPortal.Components.FindRoom.Understanding;
using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Components.FindRoom;

/// <summary>What there is to wish for, and the clock that "today" is read from.</summary>
/// <param name="Home">The clock of the viewer's home place, else of the first.</param>
public sealed record FindChoices(
    IReadOnlyList<string> Places, IReadOnlyList<(string Place, string Name)> Buildings, IReadOnlyList<string> Features, KnownNames Names,
    string? HomePlace, FacilityClock Home)
{
    public static FindChoices Of(IReadOnlyList<FacilityFacts> rooms, string? homePlace)
    {
        var all = rooms.Select(room => room.Facility).ToList();
        var home = rooms.FirstOrDefault(room => room.Facility.Place == homePlace) ?? (rooms.Count > 0 ? rooms[0] : null);
        return new FindChoices(
            [.. all.Select(room => room.Place).Distinct()],
            [.. all.Where(room => room.Building is not null).Select(room => (room.Place, room.Building!)).Distinct().Order()],
            [.. all.SelectMany(room => room.Features).Select(feature => feature.Name).Distinct().Order()],
            new KnownNames(all),
            homePlace,
            home?.Clock ?? FacilityClock.Of("UTC"));
    }
}
