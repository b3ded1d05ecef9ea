using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Bookings;

/// <summary>
/// Quotas: how much one person may hold. This is the kind sentence; that two requests at once do not both pass is the
/// statement's word, which counts again while it holds the person's lock.
/// </summary>
internal static class QuotaRules
{
    /// <param name="before">What the booking holds now; null where it is new or cancelled.</param>
    /// <param name="load">What the owner holds besides.</param>
    internal static IEnumerable<Refusal> Judge(Instant start, Instant end, FacilityFacts facts, PersonLoad load, Instant now, HeldBooking? before = null)
    {
        var limits = facts.Limits;
        if (!limits.HasQuota || end <= start || end - start > BookingRules.Longest || !BookingRules.IsInCalendar(start) || !BookingRules.IsInCalendar(end))
        {
            return [];
        }

        var slot = new TimeSlot(start, end);
        var demand = QuotaDemand.Of(slot, facts, before);
        return
        [
            .. demand.OpensHere ? Open(RefusalCode.TooManyOpenBookings, limits.OpenBookings, facts.Facility.Id, load, now) : [],
            .. demand.OpensAnywhere ? Open(RefusalCode.TooManyOpenBookingsAnywhere, limits.OpenBookingsAnywhere, null, load, now) : [],
            .. Weekly(RefusalCode.TooMuchThisWeek, limits.TimePerWeek, facts.Facility.Id, slot, demand.Weeks.Where(week => week.MoreHere), load),
            .. Weekly(RefusalCode.TooMuchThisWeekAnywhere, limits.TimePerWeekAnywhere, null, slot, demand.Weeks.Where(week => week.MoreAnywhere), load),
        ];
    }

    /// <summary>The ISO weeks of the facility's zone that a slot touches: one, or two where it runs over Sunday's midnight.</summary>
    internal static IReadOnlyList<TimeSlot> WeeksOf(TimeSlot slot, FacilityClock clock)
    {
        var first = clock.Week(clock.DateOf(slot.Start));
        return slot.End <= first.End ? [first] : [first, clock.Week(clock.DateOf(first.End))];
    }

    private static IEnumerable<Refusal> Open(RefusalCode code, Limit<int>? limit, int? facilityId, PersonLoad load, Instant now)
    {
        if (limit is not null && load.OpenBookings(now, facilityId) is var held && held >= limit.Value)
        {
            yield return new Refusal(code, limit.Value, held) { Source = limit.Source };
        }
    }

    private static IEnumerable<Refusal> Weekly(
        RefusalCode code, Limit<Duration>? limit, int? facilityId, TimeSlot slot, IEnumerable<QuotaWeek> weeks, PersonLoad load)
    {
        foreach (var (week, _, _) in limit is null ? [] : weeks)
        {
            var held = load.Within(week, facilityId);
            if (held + slot.Intersect(week)!.Value.Duration > limit!.Value)
            {
                yield return new Refusal(code, limit.Value, Duration.Max(Duration.Zero, limit.Value - held)) { Source = limit.Source };
                yield break;
            }
        }
    }
}
