using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>When rooms are closed although their hours say open. Never today: a first look should find rooms.</summary>
internal sealed record ClosurePlan(Place Place, string? Building, Room? Room, LocalDateTime Starts, LocalDateTime Ends, string Reason)
{
    public bool Covers(Room room) =>
        Room is not null ? Room == room : room.Place == Place && (Building is null || Building == room.Facility.Building);

    public Closure ToClosure() => (Room, Building) switch
    {
        ({ } room, _) => Closure.OfFacility(room.Facility.Id, Starts, Ends, Reason),
        (_, { } building) => Closure.OfBuilding(Place.Name, building, Starts, Ends, Reason),
        _ => Closure.OfPlace(Place.Name, Starts, Ends, Reason),
    };

    /// <summary>
    /// Holidays of each place; a room that is cleaned on the next working day; a building without power in the next
    /// week. Where no holiday lies ahead the last place gets a day off.
    /// </summary>
    /// <param name="today">The local day of a place.</param>
    public static IReadOnlyList<ClosurePlan> Make(
        IReadOnlyList<Place> places, IReadOnlyList<Room> rooms, DemoDataOptions options, Func<Place, LocalDate> today)
    {
        var plans = places.SelectMany(place => Holidays(place, today(place), options)).ToList();

        var room = rooms[Math.Min(2, rooms.Count - 1)];
        var cleaned = WorkingDay(today(room.Place).PlusDays(1));
        plans.Add(new(room.Place, null, room, cleaned.At(new LocalTime(13, 0)), cleaned.At(new LocalTime(18, 0)), "Carpet cleaning"));

        var place = places[Math.Min(1, places.Count - 1)];
        var nextWednesday = today(place).Next(IsoDayOfWeek.Monday).PlusDays(2);
        plans.Add(new(place, place.Buildings[^1].Name, null, nextWednesday.At(new LocalTime(14, 0)), nextWednesday.At(new LocalTime(16, 0)), "Fire drill and test of the power supply"));

        var last = places[^1];
        if (!plans.Any(plan => plan is { Building: null, Room: null } && plan.Starts.Date > today(plan.Place)) && options.DaysAhead > 3)
        {
            var off = WorkingDay(today(last).PlusDays(Math.Min(options.DaysAhead - 2, 8)));
            plans.Add(new(last, null, null, off.AtMidnight(), off.PlusDays(1).AtMidnight(), "Founders' day"));
        }

        return plans;
    }

    private static IEnumerable<ClosurePlan> Holidays(Place place, LocalDate today, DemoDataOptions options)
    {
        var (from, to) = (today.PlusDays(-options.DaysBack), today.PlusDays(options.DaysAhead));
        return Enumerable.Range(from.Year, to.Year - from.Year + 1)
            .SelectMany(year => place.Holidays.Select(holiday => (holiday.Name, Date: holiday.In(year))))
            .Where(holiday => from <= holiday.Date && holiday.Date <= to && holiday.Date != today)
            .OrderBy(holiday => holiday.Date)
            .Select(holiday => new ClosurePlan(place, null, null, holiday.Date.AtMidnight(), holiday.Date.PlusDays(1).AtMidnight(), holiday.Name));
    }

    private static LocalDate WorkingDay(LocalDate date) => date.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => date.PlusDays(2),
        IsoDayOfWeek.Sunday => date.PlusDays(1),
        _ => date,
    };
}
