using NodaTime;

namespace BookingPortal.Operations.DemoData;

/// <summary>A meeting that comes back: the daily stand-up of a team, its weekly round, a 1:1.</summary>
/// <param name="EveryWeeks">1 for each week, 2 for every other one.</param>
/// <param name="Start">Quarter hour of the local day.</param>
internal sealed record MeetingSeries(
    int Index, string Title, Room Room, Person Owner, IReadOnlyList<IsoDayOfWeek> Weekdays, int EveryWeeks, int Start, int Length, int Attendees)
{
    /// <summary>Weeks are counted from here.</summary>
    public static readonly LocalDate FirstMonday = new(2000, 1, 3);

    private static readonly IsoDayOfWeek[] Daily =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    private static readonly IsoDayOfWeek[] Midweek = [IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday];

    public bool IsPrivate { get; init; }

    public bool IsOnline { get; init; }

    public bool HappensOn(LocalDate date) =>
        Weekdays.Contains(date.DayOfWeek) && (Period.DaysBetween(FirstMonday, date) / 7 + Index) % EveryWeeks == 0;

    /// <summary>The series of one place: about one team for seven people, at most as many as its rooms can hold.</summary>
    public static IReadOnlyList<MeetingSeries> Make(IReadOnlyList<Room> rooms, IReadOnlyList<Person> people, Dice dice)
    {
        var series = new List<MeetingSeries>();
        var leads = people.Where(person => !person.SignsIn).ToList();
        if (leads.Count == 0)
        {
            return series;
        }

        var teams = Math.Clamp(people.Count / 7, 1, rooms.Count + 1);
        for (var team = 0; team < teams; team++)
        {
            var name = MeetingKind.Teams[team % MeetingKind.Teams.Count];
            var lead = leads[team * 5 % leads.Count];
            var size = dice.Between(4, 9);
            Add($"{name} stand-up", lead, dice.Chance(0.3) ? Daily[..4] : Daily, 1, dice.Between(36, 41), 1, size);
            Add($"{name} weekly", lead, [dice.Pick(Daily[..3])], 1, dice.Pick([40, 42, 44, 56, 58, 60]), 4, size, online: dice.Chance(0.4));
            Add($"{name} planning", lead, [dice.Pick(Midweek[..2])], 2, dice.Pick([40, 54, 56]), 6, size);
            Add($"{name} retrospective", dice.Pick(leads), [dice.Pick(Midweek[1..])], 2, dice.Pick([58, 60, 62]), 4, size);
            for (var i = 0; i < 2; i++)
            {
                var other = dice.Pick(people);
                if (other != lead)
                {
                    Add($"1:1 {lead.FirstName} / {other.FirstName}", lead, [dice.Pick(Midweek)], 1, dice.Pick([38, 42, 46, 54, 60, 64]), 2, 2, isPrivate: dice.Chance(0.3));
                }
            }
        }

        Add("All-hands", dice.Pick(leads), [IsoDayOfWeek.Wednesday], 2, 60, 4, Math.Min(people.Count, 40), online: true);
        Add("Leadership round", dice.Pick(leads), [IsoDayOfWeek.Tuesday], 1, 36, 6, 6, isPrivate: true);
        return series;

        void Add(string title, Person owner, IReadOnlyList<IsoDayOfWeek> weekdays, int everyWeeks, int start, int length, int attendees,
            bool isPrivate = false, bool online = false)
        {
            // The smallest rooms that fit, or the largest there is.
            var fitting = rooms.Where(room => room.Facility.Capacity >= attendees).OrderBy(room => room.Facility.Capacity).Take(4).ToList();
            var room = fitting.Count > 0 ? dice.Pick(fitting) : rooms.MaxBy(room => room.Facility.Capacity)!;
            series.Add(new MeetingSeries(series.Count, title, room, owner, weekdays, everyWeeks, start, length, Math.Min(attendees, room.Facility.Capacity))
            {
                IsPrivate = isPrivate,
                IsOnline = online,
            });
        }
    }
}
