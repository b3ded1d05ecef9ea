using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>
/// Answers "a room for six with a projector": rooms that are free and that the rules let this person book. Ranked: the
/// smallest room that fits first, of equal ones those of the home place, then the earliest, then by name.
/// </summary>
public sealed class RoomFinder(FacilityCatalog catalog, BusyTimes busyTimes, PersonLoads loads, CurrentUser user, DatabaseClock clock)
{
    /// <summary>How many offers one answer holds at most.</summary>
    public const int MostOffers = 50;

    public const int MostAlternatives = 6;

    private const int MostOtherRooms = 3;

    /// <summary>How many rooms are looked through for another time: those that break the fewest wishes.</summary>
    private const int MostRoomsForOtherTimes = 100;

    /// <summary>How far from the wish another time is looked for.</summary>
    private static readonly Duration Horizon = Duration.FromDays(14);

    /// <summary>At most two questions to the database about held time, whatever the number of rooms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is no booking's length, nobody comes, or the stretch is longer than 31 days.</exception>
    public async Task<FoundRooms> FindAsync(RoomWish wish, CancellationToken cancel = default)
    {
        Refuse(wish);
        var viewer = await user.ViewerAsync();
        var now = await clock.NowAsync(cancel);
        var rooms = await catalog.AllAsync(cancel);
        var load = await LoadAsync(rooms, viewer.IsStaff ? wish.OnBehalfOf ?? viewer.Id : viewer.Id, now, cancel);
        var fitting = rooms.Where(room => wish.BrokenBy(room.Facility).Count == 0 && wish.WindowOf(room.Clock) is { } window && window.End > now).ToList();
        var search = await SearchAsync(wish, load, now, fitting, room => wish.WindowOf(room.Clock)!.Value, viewer, cancel);
        var fits = fitting
            .Select(room => (Room: room, Slot: search.Earliest(room, wish.WindowOf(room.Clock)!.Value, wish.Length)))
            .Where(found => found.Slot is not null)
            .OrderBy(found => found.Room.Facility.Capacity)
            .ThenByDescending(found => found.Room.Facility.Place == viewer.HomePlace)
            .ThenBy(found => found.Slot!.Value.Start).ThenBy(found => found.Room.Facility.Name, StringComparer.CurrentCulture)
            .Take(MostOffers)
            .Select(found => new RoomOffer(found.Room.Facility, found.Room.Clock, found.Slot!.Value, []))
            .ToList();
        return new FoundRooms(fits, fits.Count > 0 ? [] : await AlternativesAsync(wish, rooms, load, now, viewer, cancel));
    }

    /// <summary>
    /// What to offer where a slot is taken or refused: times in the same room (the nearest, the next, else the same time
    /// on another day), and free rooms of the same or greater size at the same time; each one booking away. Where no
    /// such room is free near by, smaller ones that still seat everybody stand in.
    /// </summary>
    /// <param name="changing">The booking that is to be changed: the time that it holds itself is free for it.</param>
    public async Task<IReadOnlyList<RoomOffer>> InsteadOfAsync(BookingRequest refused, long? changing = null, CancellationToken cancel = default)
    {
        if (refused.End <= refused.Start || refused.End - refused.Start > BookingRules.Longest || await catalog.FindAsync(refused.FacilityId, cancel) is not { } room)
        {
            return [];
        }

        var viewer = await user.ViewerAsync();
        var now = await clock.NowAsync(cancel);
        var slot = new TimeSlot(refused.Start, refused.End);
        var wish = RoomWish.Between(slot, slot.Duration) with { People = Math.Max(1, refused.AttendeeCount), OnBehalfOf = refused.OnBehalfOf };
        var rooms = await catalog.AllAsync(cancel);
        var load = await LoadAsync(rooms, viewer.IsStaff ? refused.OnBehalfOf ?? viewer.Id : viewer.Id, now, cancel);
        load = changing is { } own ? load.Without(own) : load;
        var large = rooms.Where(one => one.Facility.Id != room.Facility.Id && one.Facility.Capacity >= wish.People).ToList();
        var atThatTime = await SearchAsync(wish, load, now, large, _ => slot, viewer, cancel, changing);
        var others = large
            .Select(one => (Room: one, Slot: atThatTime.Earliest(one, slot, wish.Length)))
            .Where(found => found.Slot is not null)
            .OrderByDescending(found => found.Room.Facility.Place == room.Facility.Place)
            .ThenByDescending(found => found.Room.Facility.Capacity >= room.Facility.Capacity)
            .ThenByDescending(found => found.Room.Facility.Building == room.Facility.Building)
            .ThenBy(found => found.Room.Facility.Capacity).ThenBy(found => found.Room.Facility.Name, StringComparer.CurrentCulture)
            .Select(found => new RoomOffer(found.Room.Facility, found.Room.Clock, found.Slot!.Value,
                [new BrokenWish(found.Room.Facility.Place == room.Facility.Place ? WishKind.OtherRoom : WishKind.OtherPlace)]))
            .Take(MostOtherRooms).ToList();
        var horizon = new TimeSlot(Instant.Max(now, slot.Start - Duration.FromDays(1)), Instant.Max(now, slot.End) + Horizon);
        var here = await SearchAsync(wish, load, now, [room], _ => horizon, viewer, cancel, changing);
        return [.. TimesHere(here, room, slot, horizon).Select(found => new RoomOffer(room.Facility, room.Clock, found, [new BrokenWish(WishKind.OtherTime)])), .. others];
    }

    /// <summary>The nearest and the next time of the same length; where both are one, the same time on another day too.</summary>
    private static List<TimeSlot> TimesHere(RoomSearch search, FacilityFacts room, TimeSlot slot, TimeSlot horizon)
    {
        var nearest = search.Nearest(room, horizon, slot.Duration, slot.Start);
        var next = search.Earliest(room, new TimeSlot(Instant.Max(slot.End, horizon.Start), horizon.End), slot.Duration);
        var two = new[] { nearest, next }.OfType<TimeSlot>().Distinct().ToList();
        return two.Count == 1 && search.SameTimeOnAnotherDay(room, slot, horizon) is { } other && other != two[0] ? [.. two, other] : two;
    }

    private async Task<IReadOnlyList<RoomOffer>> AlternativesAsync(
        RoomWish wish, IReadOnlyList<FacilityFacts> rooms, PersonLoad load, Instant now, Viewer viewer, CancellationToken cancel)
    {
        var near = rooms.OrderBy(room => wish.BrokenBy(room.Facility).Count).ThenByDescending(room => room.Facility.Place == viewer.HomePlace)
            .ThenBy(room => room.Facility.Capacity).Take(MostRoomsForOtherTimes).ToList();
        var search = await SearchAsync(wish, load, now, near, HorizonOf, viewer, cancel);
        var offers = near.SelectMany(room => search.Offers(room, HorizonOf(room)))
            .Where(offer => offer.Breaks.Count > 0).OrderBy(search.Distance).ToList();

        // The nearest of each kind first, so that there is something to choose from.
        var varied = offers.GroupBy(offer => offer.Breaks[0].Kind).Select(kind => kind.First()).OrderBy(search.Distance).ToList();
        return [.. varied.Concat(offers.Except(varied)).Take(MostAlternatives)];

        TimeSlot HorizonOf(FacilityFacts room)
        {
            var wished = wish.WindowOf(room.Clock) ?? new TimeSlot(now, now + wish.Length);
            return new TimeSlot(Instant.Max(now, wished.Start - Duration.FromDays(1)), Instant.Max(now, wished.End) + Horizon);
        }
    }

    private async Task<RoomSearch> SearchAsync(
        RoomWish wish, PersonLoad load, Instant now, List<FacilityFacts> rooms, Func<FacilityFacts, TimeSlot> window, Viewer viewer, CancellationToken cancel,
        long? changing = null)
    {
        var windows = rooms.Select(window).ToList();
        var held = rooms.Count == 0
            ? []
            : await busyTimes.OfAsync(
                [.. rooms.Select(room => room.Facility.Id)], new TimeSlot(windows.Min(one => one.Start), windows.Max(one => one.End)), viewer, cancel);
        return new RoomSearch(wish, load, now, held.Where(one => changing is null || one.BookingId != changing).ToLookup(one => one.FacilityId));
    }

    private async Task<PersonLoad> LoadAsync(IReadOnlyList<FacilityFacts> rooms, int ownerId, Instant now, CancellationToken cancel) =>
        rooms.Any(room => room.Limits.HasQuota) ? await loads.OfAsync(ownerId, now, cancel) : PersonLoad.None;

    private static void Refuse(RoomWish wish)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wish.People, 1, nameof(wish));
        ArgumentOutOfRangeException.ThrowIfLessThan(wish.Length, BookingRules.Shortest, nameof(wish));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wish.Length, BookingRules.Longest, nameof(wish));
        if (wish.Within is { Duration.TotalDays: > 31 } || (wish.OnWallClock is var (from, until) && Period.DaysBetween(from.Date, until.Date) > 31))
        {
            throw new ArgumentOutOfRangeException(nameof(wish), "A search looks through 31 days at most.");
        }
    }
}
