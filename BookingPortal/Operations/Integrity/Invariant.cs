namespace BookingPortal.Operations.Integrity;

/// <summary>One promise of the database, and the statement that gives the ids of what breaks it.</summary>
public sealed record Invariant(string Id, string Sentence, string Sql)
{
    /// <summary>All of them, out of <c>invariants.sql</c>.</summary>
    public static readonly IReadOnlyList<Invariant> All = Read();

    /// <summary>The one that no statement can say alone: only C# turns a wall clock into instants (<see cref="HoursCheck"/>).</summary>
    public static readonly Invariant Hours = new(
        "I8-hours", "every booking to come lies in the hours of its facility and in no closure, unless those were changed or set aside after its times were set", "");

    private static IReadOnlyList<Invariant> Read()
    {
        using var stream = typeof(Invariant).Assembly.GetManifestResourceStream("BookingPortal.Operations.Integrity.invariants.sql")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split("\n--- ").Skip(1).Select(part =>
            {
                var lines = part.Split('\n', 2);
                var title = lines[0].Split(": ", 2);
                return new Invariant(title[0], title[1], lines[1].Trim());
            }),
        ];
    }
}
