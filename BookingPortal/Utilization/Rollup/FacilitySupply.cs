using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Utilization.Rollup;

/// <summary>
/// What one facility offers day by day, as its hours, closures, seats and retirement said it for each day: all of them
/// carry the day from which they hold. Only here local time becomes instants.
/// </summary>
internal sealed class FacilitySupply
{
    private readonly FacilityFacts _facts;
    private readonly IReadOnlyList<FacilityCapacity> _seats;

    /// <param name="seats">The history of its seats; where there is none the seats of today stand for all days.</param>
    public FacilitySupply(FacilityFacts facts, IEnumerable<FacilityCapacity> seats) =>
        (_facts, _seats) = (facts, [.. seats.OrderBy(one => one.ValidFrom)]);

    public int FacilityId => _facts.Facility.Id;

    public FacilityClock Clock => _facts.Clock;

    /// <summary>The days of a stretch in which the facility is in service, first and last included.</summary>
    public IEnumerable<DaySupply> Days(LocalDate first, LocalDate last)
    {
        var closed = TimeSlots.Merge(_facts.ClosedTimes(Stretch(first, last)).Select(one => WholeMinutes(one.Slot)));
        for (var date = first; date <= last && IsInService(date); date = date.PlusDays(1))
        {
            var (starts, ends) = (Midnight(date), Midnight(date.PlusDays(1)));
            if (starts == ends)
            {
                // A place that changed sides of the date line has no such day.
                continue;
            }

            var day = new TimeSlot(starts, ends);
            var open = _facts.OpenTimes(day);
            yield return new DaySupply(date, day, closed.Any(one => one.Overlaps(day)) ? TimeSlots.Subtract(open, closed) : open, SeatsOn(date));
        }
    }

    /// <summary>From the first day's midnight to the midnight that ends the last.</summary>
    public TimeSlot Stretch(LocalDate first, LocalDate last) => new(Midnight(first), Midnight(last.PlusDays(1)));

    private Instant Midnight(LocalDate date) => Clock.Instant(date.AtMidnight(), closing: false);

    private bool IsInService(LocalDate date) => _facts.Facility.IsActive || date < (_facts.Facility.RetiredFrom ?? LocalDate.MaxIsoValue);

    private int SeatsOn(LocalDate date) =>
        (_seats.LastOrDefault(one => one.ValidFrom <= date) ?? (_seats.Count > 0 ? _seats[0] : null))?.Capacity ?? _facts.Facility.Capacity;

    /// <summary>A closure may be given to the second; a minute that is closed in part is closed.</summary>
    private static TimeSlot WholeMinutes(TimeSlot slot) => new(
        Instant.FromUnixTimeSeconds(slot.Start.ToUnixTimeSeconds() / 60 * 60),
        Instant.FromUnixTimeSeconds((slot.End.ToUnixTimeSeconds() + 59) / 60 * 60));
}
