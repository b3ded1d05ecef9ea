using BookingPortal.Facilities;

namespace BookingPortal.Availability;

/// <summary>Which rooms are wanted; everything empty means all.</summary>
/// <param name="Text">Part of a name, place, building or floor.</param>
public sealed record RoomFilter(string? Place = null, int? MinCapacity = null, IReadOnlyCollection<string>? Features = null, string? Text = null, string? Building = null)
{
    public bool IsEmpty => Place is null && Building is null && MinCapacity is null && Features is null or { Count: 0 } && string.IsNullOrWhiteSpace(Text);

    public bool Wants(Facility room) =>
        (Place is null || room.Place == Place)
        && (Building is null || room.Building == Building)
        && (MinCapacity is null || room.Capacity >= MinCapacity)
        && (Features is null || Features.All(wanted => room.Features.Any(feature => feature.Name == wanted)))
        && (string.IsNullOrWhiteSpace(Text)
            || room.Name.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase)
            || room.Location.Contains(Text.Trim(), StringComparison.CurrentCultureIgnoreCase));
}
