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

    private static readonly Duration HalfAWorkday = Duration.FromHours(4);

    /// <summary>The earliest time in a stretch at which the room is free long enough and may be booked; null where there is none.</summary>
    internal TimeSlot? Earliest(FacilityFacts room, TimeSlot within, Duration length) => Candidates(room, within, length).FirstOrDefault();

    /// <summary>The time nearest to a wished start, earlier or later, at which the room is free long enough and may be booked.</summary>
    internal TimeSlot? Nearest(FacilityFacts room, TimeSlot within, Duration length, Instant wished)
    {
        TimeSlot? best = null;
        foreach (var gap in Gaps(room, within).Where(gap => gap.Duration >= length))
        {
            // The start within this gap that lies nearest to the wish, on the raster as gap and length are.
            var start = Instant.Max(gap.Start, Instant.Min(gap.End - length, QuarterHours.Floor(wished)));
            var slot = new TimeSlot(start, start + length);
            if (best is { } so && Distance(so, wished) <= Distance(slot, wished))
            {
                continue;
            }

            best = MayBeBooked(room, slot, wish.People) ? slot : best;
        }

        return best;
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
    internal TimeSlot? Longest(FacilityFacts room, TimeSlot within, int people) => Gaps(room, within)
        .Where(gap => gap.Duration < wish.Length)
        .OrderByDescending(gap => gap.Duration).ThenBy(gap => gap.Start)
        .Select(gap => (TimeSlot?)gap)
        .FirstOrDefault(gap => MayBeBooked(room, gap!.Value, people));

    /// <summary>
    /// An offer of a room that breaks some wishes: at the wished time where it can be, else shorter at that time, else
    /// at the nearest other time.
    /// </summary>
    internal IEnumerable<RoomOffer> Offers(FacilityFacts room, TimeSlot horizon)
    {
        var broken = wish.BrokenBy(room.Facility);
        var people = Math.Min(wish.People, room.Facility.Capacity);
        var window = wish.WindowOf(room.Clock);
        if (window is { } wished)
        {
            if (Candidates(room, wished, wish.Length, people).FirstOrDefault() is { } slot)
            {
                yield return new RoomOffer(room.Facility, room.Clock, slot, broken);
                yield break;
            }

            if (Longest(room, wished, people) is { } shorter)
            {
                yield return new RoomOffer(room.Facility, room.Clock, shorter, [new BrokenWish(WishKind.Shorter), .. broken]);
            }
        }

        if (broken.All(one => one.Kind != WishKind.FewerSeats) && Nearest(room, horizon, wish.Length, window?.Start ?? horizon.Start) is { } other)
        {
            yield return new RoomOffer(room.Facility, room.Clock, other, [new BrokenWish(WishKind.OtherTime), .. broken]);
        }
    }

    /// <summary>How far an offer is from the wish: fewer broken wishes first, then what costs people least.</summary>
    internal double Distance(RoomOffer offer)
    {
        var wished = wish.WindowOf(offer.Clock)?.Start ?? now;
        return offer.Breaks.Sum(broken => 10 + broken.Kind switch
        {
            WishKind.OtherTime => Distance(offer.Slot, wished) / HalfAWorkday,
            WishKind.Shorter => 4 * (1 - (offer.Slot.Duration / wish.Length)),
            WishKind.OtherRoom or WishKind.OtherBuilding => 0.5,
            WishKind.WithoutFeature => 2,
            WishKind.OtherPlace => 4,
            _ => 3,
        });
    }

    private IEnumerable<TimeSlot?> Candidates(FacilityFacts room, TimeSlot within, Duration length, int? people = null) => Gaps(room, within)
        .Where(gap => gap.Duration >= length)
        .Select(gap => (TimeSlot?)new TimeSlot(gap.Start, gap.Start + length))
        .Where(slot => MayBeBooked(room, slot!.Value, people ?? wish.People));

    /// <summary>Free time that is not too soon: a gap that begins within the notice is cut, not lost.</summary>
    private IEnumerable<TimeSlot> Gaps(FacilityFacts room, TimeSlot within)
    {
        var soonest = QuarterHours.Ceiling(now + (room.Limits.Notice?.Value ?? Duration.Zero) - (room.Limits.Notice is null ? QuarterHours.Length - Duration.Epsilon : Duration.Zero));
        var from = Instant.Max(within.Start, soonest);
        return from < within.End ? FreeTime.Of(room, new TimeSlot(from, within.End), busy[room.Facility.Id]) : [];
    }

    private bool MayBeBooked(FacilityFacts room, TimeSlot slot, int people) => BookingRules.Judge(
        new BookingRequest(room.Facility.Id, slot.Start, slot.End, "Search", Guid.Empty) { AttendeeCount = people }, room, now, load).Count == 0;

    private static Duration Distance(TimeSlot slot, Instant wished) => slot.Start > wished ? slot.Start - wished : wished - slot.Start;
}
