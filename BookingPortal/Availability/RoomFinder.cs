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
public sealed class RoomFinder(FacilityCatalog catalog, BusyTimes busyTimes, PersonLoads loads, CurrentUser user, DatabaseClock clock, Deadlines deadlines)
{
    /// <summary>How many offers one answer holds at most.</summary>
    public const int MostOffers = 50;

    public const int MostAlternatives = 6;

    /// <summary>So many alternatives there are always, as long as that much of any room can be booked at all.</summary>
    public const int FewestAlternatives = 3;

    private const int MostOtherRooms = 3;

    /// <summary>How many rooms are looked through for another time: those that break the fewest wishes.</summary>
    private const int MostRoomsForOtherTimes = 100;

    /// <summary>How far from the wish another time is looked for.</summary>
    private static readonly Duration Horizon = Duration.FromDays(14);

    /// <summary>How far where nothing is near.</summary>
    private static readonly Duration FarHorizon = Duration.FromDays(90);

    /// <summary>At most two questions to the database about held time, whatever the number of rooms; a third where less than three alternatives are near.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is no booking's length, nobody comes, or the stretch is longer than 31 days.</exception>
    public Task<FoundRooms> FindAsync(RoomWish wish, CancellationToken cancel = default) =>
        deadlines.KeepAsync(inTime => FoundAsync(wish, inTime), cancel);

    /// <summary>
    /// What to offer where a slot is taken or refused: times in the same room (the nearest, the next, else the same time
    /// on another day), and free rooms of the same or greater size at the same time; each one booking away. Where no
    /// such room is free near by, smaller ones that still seat everybody stand in.
    /// </summary>
    /// <param name="changing">The booking that is to be changed: the time that it holds itself is free for it.</param>
    public Task<IReadOnlyList<RoomOffer>> InsteadOfAsync(BookingRequest refused, long? changing = null, CancellationToken cancel = default) =>
        deadlines.KeepAsync(inTime => OffersInsteadAsync(refused, changing, inTime), cancel);

    /// <summary>The first time from <paramref name="from"/> on at which a room can be booked for so long, within 14 days; or null.</summary>
    /// <param name="onBehalfOf">Whose quotas count where staff ask for somebody else.</param>
    public Task<TimeSlot?> NextFreeAsync(int facilityId, Duration length, Instant from, int? onBehalfOf = null, CancellationToken cancel = default) =>
        deadlines.KeepAsync(inTime => FreeNextAsync(facilityId, length, from, onBehalfOf, inTime), cancel);

    private async Task<FoundRooms> FoundAsync(RoomWish wish, CancellationToken cancel)
    {
        Refuse(wish);
        var viewer = await user.ViewerAsync();
        var now = await clock.NowAsync(cancel);
        var (rooms, owner) = For(wish.OnBehalfOf, await catalog.AllAsync(cancel), viewer);
        var load = await LoadAsync(rooms, owner, now, cancel);
        var fitting = rooms.Where(room => wish.BrokenBy(room.Facility).Count == 0 && wish.WindowOf(room.Clock) is { } window && window.End > now).ToList();
        var search = await SearchAsync(wish, load, now, fitting, room => wish.WindowOf(room.Clock)!.Value, viewer, cancel);
        var fits = fitting
            .Select(room => (Room: room, Slot: search.Earliest(room, wish.WindowOf(room.Clock)!.Value, wish.Length)))
            .Where(found => found.Slot is not null)
            .OrderBy(found => found.Room.Facility.Capacity)
            .ThenByDescending(found => found.Room.Facility.Place == viewer.HomePlace)
            .ThenBy(found => found.Slot!.Value.Start).ThenBy(found => found.Room.Facility.Name, StringComparer.CurrentCulture)
            .Take(MostOffers)
            .Select(found => new RoomOffer(found.Room.Facility, found.Room.Clock, search.Stretched(found.Room, found.Slot!.Value, wish.WindowOf(found.Room.Clock)!.Value), []))
            .ToList();
        return new FoundRooms(fits, fits.Count > 0 ? [] : await AlternativesAsync(wish, rooms, load, now, viewer, cancel));
    }

    private async Task<IReadOnlyList<RoomOffer>> OffersInsteadAsync(BookingRequest refused, long? changing, CancellationToken cancel)
    {
        if (refused.End <= refused.Start || await catalog.FindAsync(refused.FacilityId, cancel) is not { } room)
        {
            return [];
        }

        var viewer = await user.ViewerAsync();
        var now = await clock.NowAsync(cancel);
        var slot = new TimeSlot(refused.Start, Instant.Min(refused.End, refused.Start + BookingRules.Longest));
        var wish = RoomWish.Between(slot, slot.Duration) with { People = Math.Max(1, refused.AttendeeCount), OnBehalfOf = refused.OnBehalfOf };
        var (rooms, owner) = For(refused.OnBehalfOf, await catalog.AllAsync(cancel), viewer);
        var load = await LoadAsync(rooms, owner, now, cancel);
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
        var horizon = HorizonOf(room, wish, now);
        var here = await SearchAsync(wish, load, now, [room], _ => horizon, viewer, cancel, changing);
        var first = TimesHere(here, room, slot, horizon).Concat(others).ToList();
        return await FillAsync(first, wish, [room, .. large.Take(MostRoomsForOtherTimes)], load, now, viewer, cancel, changing, room.Facility);
    }

    private async Task<TimeSlot?> FreeNextAsync(int facilityId, Duration length, Instant from, int? onBehalfOf, CancellationToken cancel)
    {
        var viewer = await user.ViewerAsync();
        if (await catalog.FindAsync(facilityId, cancel) is not { } room)
        {
            return null;
        }

        var now = await clock.NowAsync(cancel);
        var window = new TimeSlot(Instant.Max(from, QuarterHours.Floor(now)), Instant.Max(from, now) + Horizon);
        var wish = RoomWish.Between(window, length);
        var load = await LoadAsync([room], viewer.IsStaffOf(room.Facility) ? onBehalfOf ?? viewer.Id : viewer.Id, now, cancel);
        return (await SearchAsync(wish, load, now, [room], _ => window, viewer, cancel)).Earliest(room, window, length);
    }

    /// <summary>
    /// The room itself at that time, where its limits want another length; the nearest and the next time; where both are
    /// one, the same time on another day too.
    /// </summary>
    private static IEnumerable<RoomOffer> TimesHere(RoomSearch search, FacilityFacts room, TimeSlot slot, TimeSlot horizon)
    {
        if (search.LengthIn(room) != slot.Duration)
        {
            return search.Offers(room, horizon);
        }

        var nearest = search.Nearest(room, horizon, slot.Duration, slot.Start);
        var after = Instant.Max(slot.End, horizon.Start);
        var next = after < horizon.End ? search.Earliest(room, new TimeSlot(after, horizon.End), slot.Duration) : null;
        var times = new[] { nearest, next }.OfType<TimeSlot>().Distinct().ToList();
        if (times.Count == 1 && search.SameTimeOnAnotherDay(room, slot, horizon) is { } other && other != times[0])
        {
            times.Add(other);
        }

        return times.Select(found => new RoomOffer(room.Facility, room.Clock, found, [new BrokenWish(WishKind.OtherTime)]));
    }

    private async Task<IReadOnlyList<RoomOffer>> AlternativesAsync(
        RoomWish wish, IReadOnlyList<FacilityFacts> rooms, PersonLoad load, Instant now, Viewer viewer, CancellationToken cancel)
    {
        var near = rooms.OrderBy(room => wish.BrokenBy(room.Facility).Count).ThenByDescending(room => room.Facility.Place == viewer.HomePlace)
            .ThenBy(room => room.Facility.Capacity).Take(MostRoomsForOtherTimes).ToList();
        var search = await SearchAsync(wish, load, now, near, room => HorizonOf(room, wish, now), viewer, cancel);
        var offers = near
            .SelectMany(room => search.Offers(room, HorizonOf(room, wish, now)).Select(offer => Stretched(search, room, offer, HorizonOf(room, wish, now))))
            .Where(offer => offer.Breaks.Count > 0).OrderBy(search.Distance).ToList();

        // The nearest of each kind first, so that there is something to choose from.
        var varied = offers.GroupBy(offer => offer.Breaks[0].Kind).Select(kind => kind.First()).OrderBy(search.Distance).ToList();
        List<RoomOffer> first = [.. varied.Concat(offers.Except(varied)).Take(MostAlternatives)];
        return await FillAsync(first, wish, near, load, now, viewer, cancel);
    }

    /// <summary>Where there are too few: further times of the same rooms, first near the wish and then up to the end of what may be booked.</summary>
    private async Task<List<RoomOffer>> FillAsync(
        List<RoomOffer> offers, RoomWish wish, List<FacilityFacts> rooms, PersonLoad load, Instant now, Viewer viewer, CancellationToken cancel,
        long? changing = null, Facility? here = null)
    {
        foreach (var horizon in new Func<FacilityFacts, RoomWish, Instant, TimeSlot>[] { HorizonOf, FarHorizonOf })
        {
            if (offers.Count >= FewestAlternatives || rooms.Count == 0)
            {
                break;
            }

            var search = await SearchAsync(wish, load, now, rooms, room => horizon(room, wish, now), viewer, cancel, changing);
            var further = rooms.SelectMany(room => search.Offers(room, horizon(room, wish, now)).Concat(search.FurtherOffers(room, horizon(room, wish, now))))
                .Where(offer => offer.Breaks.Count > 0)
                .Select(offer => here is null || offer.Room.Id == here.Id
                    ? offer
                    : offer with { Breaks = [new BrokenWish(offer.Room.Place == here.Place ? WishKind.OtherRoom : WishKind.OtherPlace), .. offer.Breaks] })
                .OrderBy(search.Distance);
            offers = [.. offers.Concat(further).DistinctBy(offer => (offer.Room.Id, offer.Slot)).Take(Math.Max(offers.Count, FewestAlternatives))];
        }

        return offers;
    }

    /// <summary>From a day before the wish to two weeks after it; where that lies beyond what may be booked, the two weeks before its end.</summary>
    private static TimeSlot HorizonOf(FacilityFacts room, RoomWish wish, Instant now)
    {
        var wished = wish.WindowOf(room.Clock) ?? new TimeSlot(now, now + wish.Length);
        var end = End(room, Instant.Max(now, wished.End) + Horizon, now);
        return new TimeSlot(Instant.Max(now, Instant.Min(wished.Start - Duration.FromDays(1), end - Horizon)), end);
    }

    private static TimeSlot FarHorizonOf(FacilityFacts room, RoomWish wish, Instant now) =>
        new(now, End(room, Instant.Max(now, wish.WindowOf(room.Clock)?.End ?? now) + FarHorizon, now));

    /// <summary>What starts in the last quarter hour of the booking window may end a day later.</summary>
    private static Instant End(FacilityFacts room, Instant end, Instant now) =>
        new WishedStarts(room, PersonLoad.None, now).WindowEnd is { } last ? Instant.Min(end, last + BookingRules.Longest) : end;

    /// <summary>An offer that is short, or small, is so because more was not to be had.</summary>
    private static RoomOffer Stretched(RoomSearch search, FacilityFacts room, RoomOffer offer, TimeSlot horizon) =>
        offer.Breaks.Any(broken => broken.Kind is WishKind.Shorter or WishKind.FewerSeats) ? offer : offer with { Slot = search.Stretched(room, offer.Slot, horizon) };

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

    /// <summary>
    /// The rooms in which the viewer may book for the person that is asked for, and whose quotas count there: a delegated
    /// manager books for others in the areas that are his.
    /// </summary>
    private static (IReadOnlyList<FacilityFacts> Rooms, int Owner) For(int? onBehalfOf, IReadOnlyList<FacilityFacts> rooms, Viewer viewer) =>
        onBehalfOf is not { } other || other == viewer.Id || !viewer.IsStaffSomewhere ? (rooms, viewer.Id)
        : viewer.IsStaff ? (rooms, other)
        : ([.. rooms.Where(room => viewer.IsStaffOf(room.Facility))], other);

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
