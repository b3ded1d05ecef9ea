using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Facilities;

/// <summary>What the rules and the screens know of one facility: immutable, shared by everybody in the process.</summary>
public sealed class FacilityFacts
{
    private readonly ILookup<LocalDate, OpeningHours> _weeks;
    private readonly LocalDate[] _changes;

    /// <param name="defaults">The organisation's limits; none where not given.</param>
    public FacilityFacts(Facility facility, IEnumerable<Closure> closures, BookingDefaults? defaults = null)
    {
        Facility = facility;
        Limits = FacilityLimits.Of(facility, defaults ?? new BookingDefaults());
        Clock = FacilityClock.Of(facility.TimeZone);
        Closures = [.. closures.Where(closure => closure.Covers(facility)).OrderBy(closure => closure.StartsLocal)];
        _weeks = facility.OpeningHours.ToLookup(hours => hours.ValidFrom);
        _changes = [.. _weeks.Select(week => week.Key).OrderDescending()];
    }

    private FacilityFacts(FacilityFacts facts, IEnumerable<Closure> more)
    {
        (Facility, Clock, Limits, _weeks, _changes) = (facts.Facility, facts.Clock, facts.Limits, facts._weeks, facts._changes);
        Closures = [.. facts.Closures.Concat(more.Where(closure => closure.Covers(Facility))).OrderBy(closure => closure.StartsLocal)];
    }

    public Facility Facility { get; }

    public FacilityClock Clock { get; }

    public FacilityLimits Limits { get; }

    public IReadOnlyList<Closure> Closures { get; }

    /// <summary>The same facility with further closures.</summary>
    public FacilityFacts Also(IEnumerable<Closure> closures) => new(this, closures);

    /// <summary>The windows of a weekday that hold on a local day, as stored; empty means closed.</summary>
    public IReadOnlyList<OpeningHours> HoursOn(LocalDate date)
    {
        foreach (var from in _changes)
        {
            if (from <= date)
            {
                return [.. _weeks[from].Where(hours => hours.Weekday == date.DayOfWeek).OrderBy(hours => hours.Opens)];
            }
        }

        return [];
    }

    /// <summary>
    /// When the facility is open in a stretch of time, closures not yet taken out; windows that meet at midnight are one.
    /// </summary>
    public IReadOnlyList<TimeSlot> OpenTimes(TimeSlot within)
    {
        var open = new List<TimeSlot>();
        var last = Clock.DateOf(within.End);
        for (var date = Clock.DateOf(within.Start); date <= last; date = date.PlusDays(1))
        {
            foreach (var hours in HoursOn(date))
            {
                var starts = Clock.Boundary(date, hours.Opens, closing: false);
                var ends = Clock.Boundary(date, hours.Closes, closing: true);
                if (ends > starts && new TimeSlot(starts, ends).Intersect(within) is { } slot)
                {
                    open.Add(slot);
                }
            }
        }

        return TimeSlots.Merge(open);
    }

    /// <summary>The closures that touch a stretch of time, cut to it.</summary>
    public IReadOnlyList<ClosedTime> ClosedTimes(TimeSlot within)
    {
        var closed = new List<ClosedTime>();
        foreach (var closure in Closures)
        {
            var starts = Clock.Instant(closure.StartsLocal, closing: false);
            var ends = Clock.Instant(closure.EndsLocal, closing: true);
            if (ends > starts && new TimeSlot(starts, ends).Intersect(within) is { } slot)
            {
                closed.Add(new ClosedTime(slot, closure.Reason, closure.Source) { Until = ends });
            }
        }

        return closed;
    }

    public bool IsOpenThroughout(TimeSlot slot) => OpenTimes(slot) is [var open] && open.Contains(slot);

    /// <summary>Whether rules and screens find nothing different in them.</summary>
    internal bool SaysTheSameAs(FacilityFacts other) =>
        Shown(Facility) == Shown(other.Facility)
        && Limits == other.Limits
        && Features(Facility).SequenceEqual(Features(other.Facility))
        && Hours(Facility).SequenceEqual(Hours(other.Facility))
        && Closed(Closures).SequenceEqual(Closed(other.Closures));

    private static ((int, int, string, string, string?, string?, string), (string?, int, string, short, short, bool)) Shown(Facility one) => (
        (one.Id, one.RulesVersion, one.Name, one.Place, one.Building, one.Floor, one.Location),
        (one.Description, one.Capacity, one.TimeZone, one.BufferBefore, one.BufferAfter, one.RequiresApproval));

    private static IEnumerable<(string, string)> Features(Facility one) => one.Features.Select(feature => (feature.Name, feature.Icon)).Order();

    private static IEnumerable<(LocalDate, IsoDayOfWeek, short, short)> Hours(Facility one) =>
        one.OpeningHours.Select(hours => (hours.ValidFrom, hours.Weekday, hours.Opens, hours.Closes)).Order();

    private static IEnumerable<(LocalDateTime, LocalDateTime, string, RuleSource)> Closed(IEnumerable<Closure> closures) =>
        closures.Select(closure => (closure.StartsLocal, closure.EndsLocal, closure.Reason, closure.Source)).Order();
}
