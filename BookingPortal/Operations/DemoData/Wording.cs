namespace BookingPortal.Operations.DemoData;

/// <summary>The words of a booking.</summary>
internal static class Wording
{
    private static readonly string[] Descriptions =
    [
        "Agenda: where we are, what blocks us, who does what until next week.",
        "Please read the notes before; we start with questions.",
        "Guests arrive at the reception: please fetch them a few minutes before.",
        "Snacks are ordered. Tell me about allergies by the day before.",
        "We decide on the open points from last time, nothing else.",
        "Bring your laptop, we try it on our own machines.",
        "Minutes go to everybody who is invited.",
    ];

    public static string TitleOf(MeetingKind kind, Person owner, Person other, Dice dice)
    {
        var title = dice.Pick(kind.Titles)
            .Replace("{owner}", owner.FirstName, StringComparison.Ordinal)
            .Replace("{other}", other.FirstName, StringComparison.Ordinal)
            .Replace("{role}", dice.Pick(MeetingKind.JobRoles), StringComparison.Ordinal)
            .Replace("{client}", dice.Pick(MeetingKind.Clients), StringComparison.Ordinal)
            .Replace("{team}", dice.Pick(MeetingKind.Teams), StringComparison.Ordinal)
            .Replace("{topic}", dice.Pick(MeetingKind.Topics), StringComparison.Ordinal);
        return char.ToUpperInvariant(title[0]) + title[1..];
    }

    public static string Description(Dice dice) => dice.Pick(Descriptions);

    public static string Code(Dice dice, int length) =>
        string.Create(length, dice, (letters, chance) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = (char)('a' + chance.Between(0, 25));
            }
        });
}
