using BookingPortal.Bookings;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>Says which rule a request breaks, what would be allowed instead, and where the rule is set.</summary>
public sealed class RefusalWords(IStringLocalizer<BookingTexts> texts)
{
    private const int MinutesOfDay = 1440;

    /// <param name="clock">The wall clock of the room's place.</param>
    /// <param name="day">The local day that was asked for.</param>
    public string Say(Refusal refusal, FacilityClock clock, LocalDate day)
    {
        string rule = refusal.Code switch
        {
            RefusalCode.OutsideOpeningHours => Hours([.. refusal.Values.OfType<OpeningHours>()], day),
            _ => texts["Refusal" + refusal.Code, [.. refusal.Values.Select(value => Value(value, clock, refusal.Code == RefusalCode.InThePast ? null : day))]],
        };
        return refusal.Source == RuleSource.Portal ? rule : $"{rule} {texts["RuleSource" + refusal.Source]}";
    }

    /// <summary>All refusals of one field in one text, or null where there is none.</summary>
    public string? Say(IEnumerable<Refusal> refusals, BookingField field, FacilityClock clock, LocalDate day)
    {
        var sentences = refusals.Where(refusal => refusal.Field == field).Select(refusal => Say(refusal, clock, day)).Distinct();
        return string.Join(' ', sentences) is { Length: > 0 } text ? text : null;
    }

    private string Hours(IReadOnlyList<OpeningHours> hours, LocalDate day)
    {
        var weekday = TimeWords.Weekday(day.DayOfWeek);
        return hours.Count == 0
            ? texts["RefusalClosedThatDay", weekday]
            : texts["RefusalOutsideOpeningHours", weekday, string.Join(", ", hours.Select(Window))];
    }

    private string Window(OpeningHours window) => $"{Minute(window.Opens)}–{Minute(window.Closes)}";

    private string Minute(int minute) =>
        minute == MinutesOfDay ? texts["Midnight"] : TimeWords.Time(LocalTime.Midnight.PlusMinutes(minute));

    /// <param name="day">An instant of another day is named with its date; null where the sentence names the day.</param>
    private object Value(object value, FacilityClock clock, LocalDate? day) => value switch
    {
        Instant instant when day is { } asked && clock.DateOf(instant) is var date && date != asked =>
            $"{TimeWords.Date(date)} {TimeWords.Time(instant, clock)}",
        Instant instant => TimeWords.Time(instant, clock),
        LocalDate date => TimeWords.Date(date),
        Duration { TotalHours: >= 1 } hours => texts["LengthHours", hours.TotalHours].Value,
        Duration minutes => texts["LengthMinutes", minutes.TotalMinutes].Value,
        _ => value,
    };
}
