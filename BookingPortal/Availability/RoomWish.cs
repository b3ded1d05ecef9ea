using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>What somebody looks for: a room for so many people, for so long, within a stretch of time.</summary>
public sealed record RoomWish
{
    private RoomWish(Duration length) => Length = length;

    public Duration Length { get; init; }

    /// <summary>Where more than the length is welcome: offers run on until here where the room is free and may be booked so long.</summary>
    public Duration? UpTo { get; init; }

    /// <summary>The stretch in which the whole meeting must lie.</summary>
    public TimeSlot? Within { get; private init; }

    /// <summary>The same on the wall clock of each place: "tomorrow between nine and noon" is another time in Tokyo.</summary>
    public (LocalDateTime From, LocalDateTime Until)? OnWallClock { get; private init; }

    public int People { get; init; } = 1;

    public string? Place { get; init; }

    public string? Building { get; init; }

    public IReadOnlyCollection<string> Features { get; init; } = [];

    /// <summary>Part of a name, place, building or floor.</summary>
    public string? Text { get; init; }

    /// <summary>Whose quotas count where staff look for somebody else.</summary>
    public int? OnBehalfOf { get; init; }

    public static RoomWish Between(TimeSlot within, Duration length) => new(length) { Within = within };

    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public static RoomWish OnTheWallClock(LocalDateTime from, LocalDateTime until, Duration length) => from < until
        ? new RoomWish(length) { OnWallClock = (from, until) }
        : throw new ArgumentException("A search ends after it starts.", nameof(until));

    /// <summary>The stretch at a place; null where its wall clock skips it.</summary>
    internal TimeSlot? WindowOf(FacilityClock clock)
    {
        if (OnWallClock is not var (from, until))
        {
            return Within;
        }

        var (start, end) = (clock.Instant(from, closing: false), clock.Instant(until, closing: true));
        return start < end ? new TimeSlot(start, end) : null;
    }

    /// <summary>The wishes about the room itself that it breaks; the seats among them.</summary>
    internal IReadOnlyList<BrokenWish> BrokenBy(Facility room) =>
    [
        .. Place is not null && room.Place != Place ? [new BrokenWish(WishKind.OtherPlace)] : Nothing,
        .. Building is not null && room.Building != Building && (Place is null || room.Place == Place) ? [new BrokenWish(WishKind.OtherBuilding)] : Nothing,
        .. Features.Where(wanted => room.Features.All(feature => feature.Name != wanted)).Select(wanted => new BrokenWish(WishKind.WithoutFeature, wanted)),
        .. room.Capacity < People ? [new BrokenWish(WishKind.FewerSeats)] : Nothing,
        .. new RoomFilter(Text: Text).Wants(room) ? Nothing : [new BrokenWish(WishKind.OtherRoom)],
    ];

    private static readonly IEnumerable<BrokenWish> Nothing = [];
}
