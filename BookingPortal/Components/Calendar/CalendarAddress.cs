using System.Globalization;
using BookingPortal.Availability;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// What the address of the calendar says: view, room, day and filters. A value that nobody can read counts as not given,
/// so that an old or mistyped link still opens the calendar.
/// </summary>
/// <param name="Date">Null means today.</param>
public sealed record CalendarAddress(LocalDate? Date, RoomFilter Filter)
{
    private static readonly LocalDate Earliest = new(2000, 1, 1);
    private static readonly LocalDate Latest = new(2199, 12, 31);

    public CalendarView View { get; private init; }

    /// <summary>Of a week or a month; a day shows all rooms.</summary>
    public int? Room { get; private init; }

    public static CalendarAddress Of(
        string? date, string? place, string? seats, string[]? features, string? text, string? view = null, string? room = null, string? building = null) =>
        new CalendarAddress(
            Day(date),
            new RoomFilter(
                Words(place),
                Number(seats),
                features?.Select(Words).OfType<string>().Distinct().Take(20).ToArray() is { Length: > 0 } wanted ? wanted : null,
                Words(text),
                Words(building)))
        .In(ViewOf(view) ?? CalendarView.Day, Number(room));

    /// <summary>A day as an address or a date field writes it, or null where it is none that the calendar shows.</summary>
    public static LocalDate? Day(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) && date >= Earliest && date <= Latest
            ? date
            : null;

    /// <summary>A view as an address or a key names it.</summary>
    public static CalendarView? ViewOf(string? name) => name switch
    {
        "day" => CalendarView.Day,
        "week" => CalendarView.Week,
        "month" => CalendarView.Month,
        _ => null,
    };

    public CalendarAddress On(LocalDate? date) => this with { Date = date is null ? null : LocalDate.Min(LocalDate.Max(date.Value, Earliest), Latest) };

    /// <summary>The same day in another view.</summary>
    /// <param name="room">Null in a week: all rooms.</param>
    public CalendarAddress In(CalendarView view, int? room) => this with { View = view, Room = view == CalendarView.Day ? null : room };

    /// <summary>So many days, weeks or months from a day on, as the view shows them.</summary>
    public CalendarAddress Step(LocalDate from, int steps) => On(View switch
    {
        CalendarView.Week => from.PlusWeeks(steps),
        CalendarView.Month => from.PlusMonths(steps),
        _ => from.PlusDays(steps),
    });

    /// <summary>Relative to the base address, in one fixed order: the same view has the same address.</summary>
    public string ToUri()
    {
        var query = new QueryBuilder();
        Add("view", View switch { CalendarView.Week => "week", CalendarView.Month => "month", _ => null });
        Add("room", Room?.ToString(CultureInfo.InvariantCulture));
        Add("date", Date is { } date ? LocalDatePattern.Iso.Format(date) : null);
        Add("place", Filter.Place);
        Add("building", Filter.Building);
        Add("seats", Filter.MinCapacity?.ToString(CultureInfo.InvariantCulture));
        foreach (var feature in Filter.Features ?? [])
        {
            Add("feature", feature);
        }

        Add("q", Filter.Text);
        return "./" + query.ToQueryString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: <= 100 } words ? words : null;
}
