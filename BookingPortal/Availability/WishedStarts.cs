using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Availability;

/// <summary>
/// The starts within free time that are worth judging: pure. Most rules say the same of every start in a gap; the
/// booking window ends at some start, and the quotas of a week say something else on either side of its Monday.
/// </summary>
internal sealed class WishedStarts(FacilityFacts room, PersonLoad load, Instant now)
{
    /// <summary>From here on nothing starts that may be booked today; null where that has no end.</summary>
    internal Instant? WindowEnd { get; } =
        room.Limits.WindowDays is { } days ? room.Clock.Day(room.Clock.DateOf(now).PlusDays(days.Value)).End : null;

    /// <summary>
    /// Both ends of what is possible in a gap, in no order, and where the quotas change between them: if any start of the
    /// gap may be booked, one of these may, the earliest of all that may is among these, and the latest.
    /// </summary>
    internal IEnumerable<Instant> In(TimeSlot gap, Duration length)
    {
        if (Latest(gap, length) is not { } latest)
        {
            return [];
        }

        return EdgesOfWeeks(gap, length).Where(edge => gap.Start < edge && edge < latest).Append(gap.Start).Append(latest);
    }

    /// <summary>The start nearest to a wished one, on the raster as gap and length are; null where there is none.</summary>
    internal Instant? Nearest(TimeSlot gap, Duration length, Instant wished) =>
        Latest(gap, length) is { } latest ? Instant.Max(gap.Start, Instant.Min(latest, QuarterHours.Floor(wished))) : null;

    /// <summary>What a person may still book in the weeks of a stretch, where a quota leaves less than a length.</summary>
    internal IEnumerable<Duration> LeftInWeeks(TimeSlot stretch, Duration length) => Quotas()
        .SelectMany(quota => Weeks(stretch).Select(week => quota.Limit - load.Within(week, quota.FacilityId)))
        .Where(left => left > Duration.Zero && left < length);

    private Instant? Latest(TimeSlot gap, Duration length)
    {
        var latest = gap.End - length;
        latest = WindowEnd is { } end ? Instant.Min(latest, end - QuarterHours.Length) : latest;
        return gap.Start <= latest ? latest : null;
    }

    /// <summary>Wholly before or after a Monday, or over it by as much as either week has left.</summary>
    private IEnumerable<Instant> EdgesOfWeeks(TimeSlot gap, Duration length)
    {
        var quotas = Quotas().ToList();
        if (quotas.Count == 0)
        {
            yield break;
        }

        foreach (var (before, after) in Weeks(gap).Zip(Weeks(gap).Skip(1)))
        {
            var monday = before.End;
            yield return monday;
            yield return monday - length;
            foreach (var (limit, facilityId) in quotas)
            {
                yield return QuarterHours.Ceiling(monday - (limit - load.Within(before, facilityId)));
                yield return QuarterHours.Floor(monday + (limit - load.Within(after, facilityId)) - length);
            }
        }
    }

    private IEnumerable<TimeSlot> Weeks(TimeSlot stretch)
    {
        for (var week = room.Clock.Week(room.Clock.DateOf(stretch.Start)); week.Start < stretch.End; week = room.Clock.Week(room.Clock.DateOf(week.End)))
        {
            yield return week;
        }
    }

    private IEnumerable<(Duration Limit, int? FacilityId)> Quotas()
    {
        if (room.Limits.TimePerWeek is { } here)
        {
            yield return (here.Value, room.Facility.Id);
        }

        if (room.Limits.TimePerWeekAnywhere is { } anywhere)
        {
            yield return (anywhere.Value, null);
        }
    }
}
