using System.Globalization;
using BookingPortal.Facilities;
using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>A room of a place and how much people like it.</summary>
/// <param name="Popularity">1 is usual; the liked ones have more, the forgotten ones less.</param>
internal sealed record Room(Facility Facility, Place Place, double Popularity)
{
    public static readonly LocalDate SinceEver = new(2000, 1, 1);

    private static readonly int[] Sizes = [8, 4, 12, 2, 20, 6, 10, 4, 40, 2, 14, 6, 30, 8, 3, 16];

    private static readonly IsoDayOfWeek[] Workdays =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    private static readonly (int Opens, int Closes)[] Usual = [(8 * 60, 18 * 60)];
    private static readonly (int Opens, int Closes)[] Long = [(7 * 60, 20 * 60)];
    private static readonly (int Opens, int Closes)[] WithLunchBreak = [(8 * 60, 12 * 60), (13 * 60, 18 * 60)];

    /// <summary>The rooms of one place.</summary>
    /// <param name="features">By name, see <see cref="Equipment"/>.</param>
    public static IEnumerable<Room> Make(Place place, int count, IReadOnlyDictionary<string, Feature> features, Dice dice)
    {
        for (var i = 0; i < count; i++)
        {
            // Each place begins elsewhere in the list of sizes, so that no two look alike.
            var capacity = Sizes[(i + (place.Index * 5)) % Sizes.Length];
            var building = place.Buildings[i * place.Buildings.Count / count];
            var facility = new Facility(NameOf(place, i), place.Name, place.Zone, capacity)
            {
                Building = building.Name,
                Floor = building.Floors[i % building.Floors.Count],
                Description = DescriptionOf(capacity, dice),

                // Chairs are put back after the biggest of the first place.
                BufferAfter = place.Index == 0 && i == 4 ? (short)15 : (short)0,
            };
            facility.Open([.. HoursOf(place, i)]);
            facility.Equip(Equipment.Of(capacity, i, dice).Select(name => features[name]));
            yield return new Room(facility, place, PopularityOf(capacity, dice));
        }
    }

    private static string NameOf(Place place, int index)
    {
        var round = index / place.RoomNames.Count;
        var name = place.RoomNames[index % place.RoomNames.Count];
        return round == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {round + 1}");
    }

    /// <summary>
    /// Monday to Friday, most rooms at weekends too: whoever tries the portal on a Sunday finds a day to look at. One in
    /// five is closed then, another one open on Saturday alone.
    /// </summary>
    private static IEnumerable<OpeningHours> HoursOf(Place place, int index)
    {
        var windows = (index % 10) switch
        {
            2 or 6 => Long,
            1 when place.Index == 2 => WithLunchBreak,
            _ => Usual,
        };
        IsoDayOfWeek[] weekend = (index % 10, place.Index) switch
        {
            (4 or 7, _) => [],
            (5, 0) => [IsoDayOfWeek.Saturday],
            _ => [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        };
        return Workdays.SelectMany(day => windows.Select(window => (day, window)))
            .Concat(weekend.Select(day => (day, window: Usual[0])))
            .Select(hours => new OpeningHours(hours.day, hours.window.Opens, hours.window.Closes, SinceEver));
    }

    private static double PopularityOf(int capacity, Dice dice) => capacity switch
    {
        <= 3 => dice.Between(0.75, 1.1),
        <= 6 => dice.Between(0.85, 1.25),
        <= 12 => dice.Between(0.85, 1.25),
        <= 20 => dice.Between(0.6, 0.9),
        _ => dice.Between(0.4, 0.65),
    };

    private static string? DescriptionOf(int capacity, Dice dice) => dice.Chance(0.25) ? null : capacity switch
    {
        <= 3 => dice.Pick(["A quiet booth for a call or an hour of focus.", "Two armchairs and a door that closes.", "Small, calm and close to the kitchen."]),
        <= 6 => dice.Pick(["Round table, daylight, good for a team of five.", "Corner room with plants and a long view.", "Standing table along the window."]),
        <= 12 => dice.Pick(["Our meeting room for clients: please leave it as you found it.", "Long table, two screens, blinds that work.", "Sofas at one end, table at the other."]),
        <= 20 => dice.Pick(["Tables on wheels: arrange them as you like.", "For workshops: walls to write on, materials in the cupboard."]),
        _ => dice.Pick(["Rows for a talk or islands for a workshop.", "The big hall. Stage, microphones and a counter for coffee."]),
    };
}
