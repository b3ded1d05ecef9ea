using BookingPortal.Facilities;
using BookingPortal.Time;

namespace BookingPortal.Bookings;

/// <summary>
/// Of which quotas a state to come uses more than the state before it. Only those are judged: a booking that stays in its
/// room opens no further one, and whoever is over a limit of today may still move what he has.
/// </summary>
internal sealed record QuotaDemand(bool OpensHere, bool OpensAnywhere, IReadOnlyList<QuotaWeek> Weeks)
{
    internal bool IsAny => OpensHere || OpensAnywhere || Weeks.Any(week => week.MoreHere || week.MoreAnywhere);

    /// <param name="facts">Of the room to come.</param>
    /// <param name="before">What the booking holds now; null where it is new or cancelled.</param>
    internal static QuotaDemand Of(TimeSlot slot, FacilityFacts facts, HeldBooking? before)
    {
        var isHere = before?.FacilityId == facts.Facility.Id;
        return new QuotaDemand(!isHere, before is null, [.. QuotaRules.WeeksOf(slot, facts.Clock).Select(Week)]);

        QuotaWeek Week(TimeSlot week)
        {
            var isMore = before?.Slot.Intersect(week) is not { } held || slot.Intersect(week)!.Value.Duration > held.Duration;
            return new QuotaWeek(week, !isHere || isMore, isMore);
        }
    }
}
