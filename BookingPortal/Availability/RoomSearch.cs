using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>
/// Looks through rooms whose held time is known: pure. Everything that it offers is free and passes the rules, which
/// are asked in one place (<see cref="MayBeBooked"/>).
/// </summary>
internal sealed class RoomSearch(RoomWish wish, PersonLoad load, Instant now, ILookup<int, BusyTime> busy)
{
    private const int DaysLookedThrough = 7;

    /// <summary>So many other times of one room are as many as anybody compares.</summary>
    private const int EnoughOfARoom = 3;

    private const int MostLengths = 4;

    private static readonly Duration HalfAWorkday = Duration.FromHours(4);

    /// <summary>The earliest time in a stretch at which the room is free long enough and may be booked; null where there is none.</summary>
    internal TimeSlot? Earliest(FacilityFacts room, TimeSlot within, Duration length, int? people = null)
    {
        var starts = new WishedStarts(room, load, now);
        return Gaps(room, within).SelectMany(gap => starts.In(gap, length).Order()).Select(start => new TimeSlot(start, start + length))
            .Select(slot => (TimeSlot?)slot).FirstOrDefault(slot => MayBeBooked(room, slot!.Value, people ?? wish.People));
    }

    /// <summary>From the same start as long as is welcome: while the room is free, in the stretch, and may be booked so long.</summary>
    internal TimeSlot Stretched(FacilityFacts room, TimeSlot slot, TimeSlot within)
    {
        if (wish.UpTo is not { } most || most <= wish.Length || within.End <= slot.End)
        {
            return slot;
        }

        var free = Gaps(room, new TimeSlot(slot.Start, Instant.Min(slot.Start + most, within.End))).FirstOrDefault(gap => gap.Contains(slot), slot);
        for (var end = free.End; end > slot.End; end -= QuarterHours.Length)
        {
            if (MayBeBooked(room, new TimeSlot(slot.Start, end), wish.People))
            {
                return new TimeSlot(slot.Start, end);
            }
        }

        return slot;
    }

    /// <summary>The time nearest to a wished start, earlier or later, at which the room is free long enough and may be booked.</summary>
    internal TimeSlot? Nearest(FacilityFacts room, TimeSlot within, Duration length, Instant wished) =>
        Nearest(room, Gaps(room, within), length, wished, wish.People);

    /// <summary>How long a booking of the room would be: as wished, cut or stretched to what its limits let in; null where they let nothing in.</summary>
    internal Duration? LengthIn(FacilityFacts room)
    {
        var shortest = OnGrid(room.Limits.Shortest?.Value ?? BookingRules.Shortest, up: true);
        var longest = OnGrid(Duration.Min(room.Limits.Longest?.Value ?? BookingRules.Longest, BookingRules.Longest), up: false);
        return shortest > longest ? null : Duration.Max(shortest, Duration.Min(longest, OnGrid(wish.Length, up: true)));
    }

    /// <summary>The same time of the wall clock on the first later day on which it is free and may be booked.</summary>
    internal TimeSlot? SameTimeOnAnotherDay(FacilityFacts room, TimeSlot slot, TimeSlot within)
    {
        var local = room.Clock.At(slot.Start).LocalDateTime;
        for (var days = 1; days <= DaysLookedThrough; days++)
        {
            var start = room.Clock.Instant(local.PlusDays(days), closing: false);
            var other = new TimeSlot(start, start + slot.Duration);
            if (within.Contains(other) && Earliest(room, other, slot.Duration) is { } free)
            {
                return free;
            }
        }

        return null;
    }

    /// <summary>The longest time in a stretch that is shorter than wished and may be booked.</summary>
    internal TimeSlot? Longest(FacilityFacts room, TimeSlot within, int people)
    {
        var longest = LengthIn(room) ?? Duration.Zero;
        var lengths = Gaps(room, within).Select(gap => gap.Duration)
            .Concat(new WishedStarts(room, load, now).LeftInWeeks(within, longest).Select(left => OnGrid(left, up: false))).Append(longest)
            .Where(length => length < wish.Length && length <= longest && length >= (room.Limits.Shortest?.Value ?? BookingRules.Shortest))
            .Distinct().OrderDescending().Take(MostLengths);
        return lengths.Select(length => Earliest(room, within, length, people)).FirstOrDefault(slot => slot is not null);
    }

    /// <summary>
    /// An offer of a room that breaks some wishes: at the wished time where it can be, else shorter at that time, else
    /// at the nearest other time.
    /// </summary>
    internal IEnumerable<RoomOffer> Offers(FacilityFacts room, TimeSlot horizon)
    {
        if (LengthIn(room) is not { } length || HoldsAllThatIsAllowed(room))
        {
            yield break;
        }

        var broken = BrokenIn(room, length);
        var people = Math.Min(wish.People, room.Facility.Capacity);
        var window = wish.WindowOf(room.Clock);
        if (window is { } wished)
        {
            // What has to be longer than wished may reach out of the wished stretch by so much.
            var more = Duration.Max(Duration.Zero, length - wish.Length);
            if (Earliest(room, wished.Widen(more, more), length, people) is { } slot)
            {
                yield return new RoomOffer(room.Facility, room.Clock, slot, broken);
                yield break;
            }

            if (Longest(room, wished, people) is { } shorter)
            {
                yield return new RoomOffer(room.Facility, room.Clock, shorter, [new BrokenWish(WishKind.Shorter), .. wish.BrokenBy(room.Facility)]);
            }
        }

        if (broken.All(one => one.Kind != WishKind.FewerSeats) && Nearest(room, horizon, length, window?.Start ?? horizon.Start) is { } other)
        {
            yield return new RoomOffer(room.Facility, room.Clock, other, [new BrokenWish(WishKind.OtherTime), .. broken]);
        }
    }

    /// <summary>
    /// What else a room has where too little was found: several other times, also with too few seats, and shorter ones
    /// where there is no time of the whole length.
    /// </summary>
    internal IEnumerable<RoomOffer> FurtherOffers(FacilityFacts room, TimeSlot horizon)
    {
        if (LengthIn(room) is not { } length || HoldsAllThatIsAllowed(room))
        {
            return [];
        }

        var people = Math.Min(wish.People, room.Facility.Capacity);
        var lengths = new[] { length, Longest(room, horizon, people)?.Duration ?? length, OnGrid(length / 2, up: true), OnGrid(room.Limits.Shortest?.Value ?? BookingRules.Shortest, up: true) };
        return lengths.Where(one => one <= length).Distinct().OrderDescending()
            .SelectMany(one => SeveralNearest(room, horizon, one, people)
                .Select(slot => new RoomOffer(room.Facility, room.Clock, slot, [new BrokenWish(WishKind.OtherTime), .. BrokenIn(room, one)])))
            .DistinctBy(offer => offer.Slot).Take(EnoughOfARoom);
    }

    /// <summary>How far an offer is from the wish: fewer broken wishes first, then what costs people least.</summary>
    internal double Distance(RoomOffer offer)
    {
        var wished = wish.WindowOf(offer.Clock)?.Start ?? now;
        return offer.Breaks.Sum(broken => 10 + broken.Kind switch
        {
            WishKind.OtherTime => Distance(offer.Slot.Start, wished) / HalfAWorkday,
            WishKind.Shorter => 4 * (1 - (offer.Slot.Duration / wish.Length)),
            WishKind.Longer => 1,
            WishKind.OtherRoom or WishKind.OtherBuilding => 0.5,
            WishKind.WithoutFeature => 2,
            WishKind.OtherPlace => 4,
            _ => 3,
        });
    }

    /// <summary>Times that do not overlap each other, the nearest first; each of them alone may be booked.</summary>
    private List<TimeSlot> SeveralNearest(FacilityFacts room, TimeSlot within, Duration length, int people)
    {
        var wished = wish.WindowOf(room.Clock)?.Start ?? within.Start;
        var found = new List<TimeSlot>();
        var gaps = Gaps(room, within).ToList();
        while (found.Count < EnoughOfARoom && Nearest(room, gaps, length, wished, people) is { } next)
        {
            found.Add(next);
            gaps = [.. TimeSlots.Subtract(gaps, [next])];
        }

        return found;
    }

    private TimeSlot? Nearest(FacilityFacts room, IEnumerable<TimeSlot> gaps, Duration length, Instant wished, int people)
    {
        var starts = new WishedStarts(room, load, now);
        TimeSlot? best = null;
        foreach (var gap in gaps)
        {
            if (starts.Nearest(gap, length, wished) is not { } nearest || (best is { } so && Distance(so.Start, wished) <= Distance(nearest, wished)))
            {
                continue;
            }

            foreach (var start in starts.In(gap, length).Append(nearest).Distinct().OrderBy(start => Distance(start, wished)))
            {
                if (best is { } found && Distance(found.Start, wished) <= Distance(start, wished))
                {
                    break;
                }

                var slot = new TimeSlot(start, start + length);
                if (MayBeBooked(room, slot, people))
                {
                    best = slot;
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>Then no time of the room can be booked, and none is looked for.</summary>
    private bool HoldsAllThatIsAllowed(FacilityFacts room) =>
        load.OpenBookings(now, room.Facility.Id) >= (room.Limits.OpenBookings?.Value ?? int.MaxValue)
        || load.OpenBookings(now, null) >= (room.Limits.OpenBookingsAnywhere?.Value ?? int.MaxValue);

    private IReadOnlyList<BrokenWish> BrokenIn(FacilityFacts room, Duration length) =>
    [
        .. length < wish.Length ? [new BrokenWish(WishKind.Shorter)] : length > wish.Length ? [new BrokenWish(WishKind.Longer)] : Array.Empty<BrokenWish>(),
        .. wish.BrokenBy(room.Facility),
    ];

    /// <summary>Free time that is not too soon: a gap that begins within the notice is cut, not lost.</summary>
    private IEnumerable<TimeSlot> Gaps(FacilityFacts room, TimeSlot within)
    {
        var soonest = QuarterHours.Ceiling(now + (room.Limits.Notice?.Value ?? Duration.Zero) - (room.Limits.Notice is null ? QuarterHours.Length - Duration.Epsilon : Duration.Zero));
        var from = Instant.Max(within.Start, soonest);
        return from < within.End ? FreeTime.Of(room, new TimeSlot(from, within.End), busy[room.Facility.Id]) : [];
    }

    private bool MayBeBooked(FacilityFacts room, TimeSlot slot, int people) => BookingRules.Judge(
        new BookingRequest(room.Facility.Id, slot.Start, slot.End, "Search", Guid.Empty) { AttendeeCount = people }, room, now, load).Count == 0;

    private static Duration Distance(Instant start, Instant wished) => start > wished ? start - wished : wished - start;

    private static Duration OnGrid(Duration length, bool up)
    {
        var quarters = length / QuarterHours.Length;
        return QuarterHours.Length * (long)(up ? Math.Ceiling(quarters) : Math.Floor(quarters));
    }
}
