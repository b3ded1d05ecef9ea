using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Components.FindRoom.Understanding;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Components.FindRoom;

/// <summary>
/// What the address of "Find a room" says. A value that nobody can read counts as not given. Days are written out, so
/// that a link that was made from "tomorrow" still means the same day tomorrow.
/// </summary>
public sealed record FindAddress
{
    /// <summary>What a search looks for at least where any length will do, and what it then offers at most.</summary>
    private static readonly (Duration Least, Duration Most) AnyLength = (Duration.FromMinutes(15), Duration.FromHours(1));

    private static readonly LocalDate Earliest = new(2000, 1, 1);
    private static readonly LocalDate Latest = new(2199, 12, 31);
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>The sentence that the rest was understood from.</summary>
    public string? Said { get; init; }

    public int? People { get; init; }

    /// <summary>Null where any length will do.</summary>
    public int? Minutes { get; init; }

    public LocalDate? Date { get; init; }

    public LocalTime? From { get; init; }

    public LocalTime? Until { get; init; }

    public string? Place { get; init; }

    public string? Building { get; init; }

    public IReadOnlyList<string> Features { get; init; } = [];

    public string? Text { get; init; }

    /// <summary>The person for whom staff look.</summary>
    public int? For { get; init; }

    /// <summary>A day is part of every wish that was filled in.</summary>
    public bool IsFilledIn => Date is not null;

    public bool EndsBeforeItStarts => From is { } from && Until is { } until && until <= from;

    public static FindAddress Of(FindQuery query) => new()
    {
        Said = Words(query.Said, 300),
        People = Number(query.People, 1, 1000),
        Minutes = Number(query.Length, 15, 1440) is { } minutes && minutes % 15 == 0 ? minutes : null,
        Date = Day(query.Date),
        From = TimeOf(query.From),
        Until = TimeOf(query.Until),
        Place = Words(query.Place),
        Building = Words(query.Building),
        Features = [.. (query.Features ?? []).Select(feature => Words(feature)).OfType<string>().Distinct().Take(20)],
        Text = Words(query.Text),
        For = Number(query.For, 1, int.MaxValue),
    };

    /// <summary>What a sentence says, for the day where it names none.</summary>
    public static FindAddress Of(UnderstoodWish wish, string said, LocalDate day) => new()
    {
        Said = Words(said, 300),
        People = wish.People,
        Minutes = wish.Length is { } length ? (int)length.TotalMinutes : null,
        Date = wish.Date ?? day,
        From = wish.From,
        Until = wish.Until,
        Place = wish.Place,
        Building = wish.Building,
        Features = wish.Features,
        Text = wish.Text,
    };

    public static LocalDate? Day(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) && date >= Earliest && date <= Latest ? date : null;

    public static LocalTime? TimeOf(string? text) => text is not null && Time.Parse(text).TryGetValue(default, out var time) ? time : null;

    public static string? Say(LocalTime? time) => time is { } given ? Time.Format(given) : null;

    /// <summary>The wish, on the wall clock of each place.</summary>
    /// <exception cref="InvalidOperationException">The address names no day, or ends before it starts.</exception>
    public RoomWish ToWish()
    {
        if (Date is not { } date || EndsBeforeItStarts)
        {
            throw new InvalidOperationException("A wish has a day and ends after it starts.");
        }

        var length = Minutes is { } minutes ? Duration.FromMinutes(minutes) : AnyLength.Least;
        return RoomWish.OnTheWallClock(date + (From ?? LocalTime.Midnight), Until is { } until ? date + until : date.PlusDays(1).AtMidnight(), length) with
        {
            UpTo = Minutes is null ? AnyLength.Most : null,
            People = People ?? 1,
            Place = Place,
            Building = Building,
            Features = Features,
            Text = Text,
            OnBehalfOf = For,
        };
    }

    /// <summary>Relative to the base address, in one fixed order.</summary>
    public string ToUri()
    {
        var query = new QueryBuilder();
        (string Name, string? Value)[] values =
        [
            ("q", Said), ("people", Number(People)), ("length", Number(Minutes)), ("date", Date is { } date ? LocalDatePattern.Iso.Format(date) : null),
            ("from", Say(From)), ("until", Say(Until)), ("place", Place), ("building", Building), .. Features.Select(feature => ("feature", (string?)feature)),
            ("text", Text), ("for", Number(For)),
        ];
        foreach (var (name, value) in values.Where(one => one.Value is not null))
        {
            query.Add(name, value!);
        }

        return "find" + query.ToQueryString();
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static string? Words(string? text, int longest = 100) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim() is var words && words.Length <= longest ? words : null;
}
