using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>One of the three sites.</summary>
/// <param name="Share">Its part of all rooms and people.</param>
/// <param name="Cultures">Where the names of most people come from, as <see cref="NameBook"/> calls them.</param>
internal sealed record Place(
    int Index,
    string Name,
    string Zone,
    double Share,
    IReadOnlyList<Building> Buildings,
    IReadOnlyList<string> RoomNames,
    IReadOnlyList<Holiday> Holidays,
    IReadOnlyList<string> Cultures)
{
    private static readonly string[] European = ["Ground floor", "1st floor", "2nd floor", "3rd floor"];
    private static readonly string[] American = ["Floor 1", "Floor 2", "Floor 3"];

    public static readonly IReadOnlyList<Place> All =
    [
        new(0, "Berlin", "Europe/Berlin", 5 / 12.0,
            [new("Spreehof", European), new("Kanalhaus", European[..3])],
            ["Spree", "Havel", "Elbe", "Isar", "Mosel", "Neckar", "Saale", "Weser", "Danube", "Panke", "Oder", "Dahme", "Main", "Ems", "Lahn", "Peene", "Trave", "Aller"],
            [Fixed("New Year's Day", 1, 1), Fixed("Labour Day", 5, 1), Fixed("German Unity Day", 10, 3), Fixed("Christmas Day", 12, 25), Fixed("Boxing Day", 12, 26)],
            ["german", "german", "turkish", "polish", "nordic"]),
        new(1, "Boston", "America/New_York", 4 / 12.0,
            [new("Harbor Point", American), new("Beacon Annex", American[..2])],
            ["Katahdin", "Monadnock", "Greylock", "Mansfield", "Lafayette", "Wachusett", "Cardigan", "Chocorua", "Kearsarge", "Osceola", "Ascutney", "Moosilauke", "Pisgah", "Bigelow", "Tom", "Equinox"],
            [Fixed("New Year's Day", 1, 1), Fixed("Juneteenth", 6, 19), Fixed("Independence Day", 7, 4), new("Thanksgiving", Thanksgiving), Fixed("Christmas Day", 12, 25)],
            ["english", "english", "latin", "african", "indian"]),
        new(2, "Tokyo", "Asia/Tokyo", 3 / 12.0,
            [new("Sumida Tower", ["4F", "5F", "6F"])],
            ["Rikugien", "Hamarikyu", "Kiyosumi", "Koishikawa", "Happo-en", "Kenrokuen", "Mukojima", "Sankeien", "Chinzan-so", "Tonogayato", "Todoroki", "Yasuda"],
            [Fixed("New Year's Day", 1, 1), Fixed("Showa Day", 4, 29), Fixed("Constitution Day", 5, 3), Fixed("Greenery Day", 5, 4), Fixed("Children's Day", 5, 5), Fixed("Culture Day", 11, 3), Fixed("Labor Thanksgiving Day", 11, 23)],
            ["japanese", "japanese", "japanese", "english", "indian"]),
    ];

    private static Holiday Fixed(string name, int month, int day) => new(name, year => new LocalDate(year, month, day));

    private static LocalDate Thanksgiving(int year) =>
        LocalDate.FromYearMonthWeekAndDay(year, 11, 4, IsoDayOfWeek.Thursday);
}
