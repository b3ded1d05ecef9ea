using BookingPortal.Facilities;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>All that the seed makes, before anything is written: rooms, people, closures and, day by day, the bookings.</summary>
internal sealed class DemoWorld
{
    private readonly DemoDataOptions _options;
    private readonly IReadOnlyList<Office> _offices;

    public DemoWorld(DemoDataOptions options, Instant now)
    {
        _options = options;
        var places = Place.All.Take(options.Facilities).ToList();
        Features = Equipment.Features();
        var features = Features.ToDictionary(feature => feature.Name);
        var counts = Split(options.Facilities, places);
        Rooms = [.. places.SelectMany(place => Room.Make(place, counts[place], features, Dice.For(options.Seed, 300 + place.Index)))];
        People = Person.Make(options.People, places, Dice.For(options.Seed, 400));
        Closures = ClosurePlan.Make(places, Rooms, options, place => FacilityClock.Of(place.Zone).DateOf(now));
        _offices = [.. places.Select(place => new Office(
            place, [.. Rooms.Where(room => room.Place == place)], People, [.. Closures.Where(plan => plan.Place == place)], options, now))];
    }

    public IReadOnlyList<Feature> Features { get; }

    public IReadOnlyList<Room> Rooms { get; }

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<ClosurePlan> Closures { get; }

    /// <summary>Made while they are read, in the order of their local days, so that a year of many rooms needs no memory.</summary>
    public IEnumerable<BookingDraft> Bookings() =>
        Enumerable.Range(-_options.DaysBack, _options.DaysBack + _options.DaysAhead + 1)
            .SelectMany(offset => _offices.SelectMany(office => office.Book(office.Today.PlusDays(offset))));

    /// <summary>Each place gets its share and at least one; the first gets what is left over.</summary>
    private static Dictionary<Place, int> Split(int rooms, List<Place> places)
    {
        var counts = places.ToDictionary(place => place, place => Math.Max(1, (int)(rooms * place.Share)));
        counts[places[0]] += rooms - counts.Values.Sum();
        return counts;
    }
}
