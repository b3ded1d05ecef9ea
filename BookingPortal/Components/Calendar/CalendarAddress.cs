using System.Globalization;
using BookingPortal.Availability;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// What the address of the calendar says: day and filters. A value that nobody can read counts as not given, so that an
/// old or mistyped link still opens the calendar.
/// </summary>
/// <param name="Date">Null means today.</param>
public sealed record CalendarAddress(LocalDate? Date, RoomFilter Filter)
{
    private static readonly LocalDate Earliest = new(2000, 1, 1);
    private static readonly LocalDate Latest = new(2199, 12, 31);

    public static CalendarAddress Of(string? date, string? place, string? seats, string[]? features, string? text) => new(
        Day(date),
        new RoomFilter(
            Words(place),
            int.TryParse(seats, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least > 0 ? least : null,
            features?.Select(Words).OfType<string>().Distinct().Take(20).ToArray() is { Length: > 0 } wanted ? wanted : null,
            Words(text)));

    /// <summary>A day as an address or a date field writes it, or null where it is none that the calendar shows.</summary>
    public static LocalDate? Day(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) && date >= Earliest && date <= Latest
            ? date
            : null;

    public CalendarAddress On(LocalDate? date) => this with { Date = date is null ? null : LocalDate.Min(LocalDate.Max(date.Value, Earliest), Latest) };

    /// <summary>Relative to the base address, in one fixed order: the same view has the same address.</summary>
    public string ToUri()
    {
        var query = new QueryBuilder();
        Add("date", Date is { } date ? LocalDatePattern.Iso.Format(date) : null);
        Add("place", Filter.Place);
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

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: <= 100 } words ? words : null;
}
