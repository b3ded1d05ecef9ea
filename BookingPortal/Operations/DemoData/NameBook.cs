using System.Globalization;
using System.Text;
using BookingPortal.Accounts;

namespace BookingPortal.Operations.DemoData;

/// <summary>Plausible full names, made by combining given and family names, mostly within one culture.</summary>
internal sealed class NameBook(Dice dice)
{
    private static readonly Dictionary<string, (string[] Given, string[] Family)> Cultures = new()
    {
        ["german"] = (["Anna", "Lukas", "Katharina", "Felix", "Johanna", "Moritz", "Greta", "Henrik", "Clara", "Tobias", "Frieda", "Matthias"],
            ["Hoffmann", "Krüger", "Vogel", "Brandt", "Seidel", "Lorenz", "Weiß", "Albrecht", "Kuhn", "Pohl", "Engel", "Thiele"]),
        ["english"] = (["Grace", "Owen", "Harriet", "Caleb", "Maeve", "Julian", "Abigail", "Theo", "Nora", "Elliot", "Ruth", "Wesley"],
            ["Whitaker", "Brennan", "Hayes", "Lockwood", "Sullivan", "Mercer", "Dalton", "Pruitt", "Ellery", "Callahan", "Stroud", "Fenwick"]),
        ["japanese"] = (["Haruto", "Yui", "Ren", "Sakura", "Daichi", "Mio", "Kenta", "Ayaka", "Sota", "Hina", "Takumi", "Naoko"],
            ["Sato", "Takahashi", "Yamamoto", "Kobayashi", "Nakamura", "Ishikawa", "Fujita", "Mori", "Hayashi", "Okada", "Kimura", "Endo"]),
        ["indian"] = (["Priya", "Arjun", "Meera", "Rohan", "Ananya", "Vikram", "Kavya", "Nikhil", "Divya", "Sanjay"],
            ["Iyer", "Sharma", "Banerjee", "Kulkarni", "Reddy", "Menon", "Chawla", "Desai", "Nair", "Bose"]),
        ["african"] = (["Amara", "Kwame", "Zainab", "Chidi", "Ngozi", "Tunde", "Abena", "Sefu", "Imani", "Kofi"],
            ["Adeyemi", "Mensah", "Nwosu", "Diallo", "Kamau", "Balogun", "Asante", "Eze", "Achebe", "Mbeki"]),
        ["latin"] = (["Lucía", "Mateo", "Camila", "Andrés", "Valeria", "Diego", "Renata", "Joaquín", "Elena", "Rafael"],
            ["Navarro", "Castillo", "Figueroa", "Ibáñez", "Moreno", "Quintero", "Salazar", "Peña", "Duarte", "Rivas"]),
        ["turkish"] = (["Elif", "Emre", "Defne", "Kerem", "Selin", "Deniz", "Zeynep", "Mert"],
            ["Yıldız", "Demir", "Aydın", "Kaya", "Şahin", "Arslan", "Öztürk", "Polat"]),
        ["polish"] = (["Zofia", "Jakub", "Hanna", "Mateusz", "Maja", "Paweł", "Oliwia", "Szymon"],
            ["Nowak", "Wiśniewska", "Zieliński", "Mazur", "Kaczmarek", "Dąbrowski", "Wilk", "Sikora"]),
        ["nordic"] = (["Astrid", "Nils", "Freja", "Soren", "Ingrid", "Lars", "Linnea", "Eero"],
            ["Bergström", "Nygaard", "Halvorsen", "Lindholm", "Virtanen", "Dahl", "Ekström", "Sørensen"]),
    };

    private static readonly string[] Names = [.. Cultures.Keys];
    private readonly HashSet<string> _used = [];

    /// <summary>A name and an address that nobody else has.</summary>
    public (string FullName, string Email) Next(Place place)
    {
        for (var attempt = 0; ; attempt++)
        {
            var culture = Cultures[dice.Pick(place.Cultures)];
            var other = dice.Chance(0.2) ? Cultures[dice.Pick(Names)] : culture;
            var middle = attempt > 4 ? $" {(char)('A' + dice.Between(0, 25))}." : "";
            var name = $"{dice.Pick(culture.Given)}{middle} {dice.Pick(other.Family)}";
            var address = Ascii(name);
            if (attempt > 12)
            {
                address += (_used.Count + 1).ToString(CultureInfo.InvariantCulture);
            }

            if (_used.Add(address))
            {
                return (name, $"{address}@{DemoMode.Domain}");
            }
        }
    }

    private static string Ascii(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Replace(". ", ".", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            plain.Append(letter switch
            {
                ' ' => ".",
                '.' => ".",
                'ß' => "ss",
                'ø' => "o",
                'ı' => "i",
                'ł' => "l",
                _ when char.IsAsciiLetter(letter) => char.ToLowerInvariant(letter).ToString(),
                _ => "",
            });
        }

        return plain.ToString();
    }
}
