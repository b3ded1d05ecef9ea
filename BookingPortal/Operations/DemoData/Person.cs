using BookingPortal.Accounts;

namespace BookingPortal.Operations.DemoData;

/// <summary>Somebody who books.</summary>
/// <param name="Index">Place in the list of all people.</param>
/// <param name="Activity">How often chance picks the person; 0 for those who sign in, whose days are planned.</param>
internal sealed record Person(int Index, string FullName, string Email, Place Home, IReadOnlyList<string> Roles, double Activity)
{
    public const double MostActive = 2.5;

    public string FirstName => FullName[..FullName.IndexOf(' ', StringComparison.Ordinal)];

    public bool SignsIn => Activity == 0;

    public bool IsStaff => Roles.Contains(RoleNames.Staff);

    /// <summary>The three who sign in, then as many others as are wanted.</summary>
    /// <param name="places">Those that have rooms.</param>
    public static IReadOnlyList<Person> Make(int count, IReadOnlyList<Place> places, Dice dice)
    {
        string[] employee = [RoleNames.Employee];
        string[] staff = [RoleNames.Employee, RoleNames.Staff];
        var people = new List<Person>(count)
        {
            new(0, "Emma Lindner", DemoMode.Accounts[0].Email, places[0], employee, 0),
            new(1, "Samuel Okafor", DemoMode.Accounts[1].Email, places[1 % places.Count], staff, 0),
            new(2, "Aiko Tanabe", DemoMode.Accounts[2].Email, places[2 % places.Count], [.. RoleNames.All], 0),
        };

        var names = new NameBook(dice);
        while (people.Count < count)
        {
            var home = dice.Pick(places, place => place.Share);
            var (name, email) = names.Next(home);
            people.Add(new Person(people.Count, name, email, home, people.Count % 15 == 3 ? staff : employee, dice.Between(0.3, MostActive)));
        }

        return people;
    }
}
