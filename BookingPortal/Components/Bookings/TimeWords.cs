using System.Globalization;
using System.Text.RegularExpressions;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>Wall-clock times of a place, written as the reader's culture writes them.</summary>
public static partial class TimeWords
{
    public static string Time(LocalTime time) => time.ToString("t", CultureInfo.CurrentCulture);

    public static string Time(Instant instant, FacilityClock clock) => Time(clock.At(instant).TimeOfDay);

    /// <summary>"10:00–11:30"; the day of the end is named where it is another one.</summary>
    public static string Range(TimeSlot slot, FacilityClock clock)
    {
        var starts = clock.At(slot.Start);
        var ends = clock.At(slot.End);
        var end = starts.Date == ends.Date || ends.TimeOfDay == LocalTime.Midnight && ends.Date == starts.Date.PlusDays(1)
            ? Time(ends.TimeOfDay)
            : $"{ends.Date.ToString("ddd", CultureInfo.CurrentCulture)} {Time(ends.TimeOfDay)}";
        return $"{Time(starts.TimeOfDay)}–{end}";
    }

    /// <summary>"11/23/2026".</summary>
    public static string Date(LocalDate date) => date.ToDateOnly().ToString("d", CultureInfo.CurrentCulture);

    /// <summary>"Monday, November 23"; the year only where it is not this one.</summary>
    public static string Day(LocalDate date, LocalDate today) => date.Year == today.Year
        ? Day(date)
        : date.ToDateOnly().ToString("D", CultureInfo.CurrentCulture);

    /// <summary>"Monday, November 23", "lundi 23 novembre", "11月23日月曜日": the culture's own long form without its year.</summary>
    public static string Day(LocalDate date)
    {
        var culture = CultureInfo.CurrentCulture;
        return date.ToDateOnly().ToString(Year().Replace(culture.DateTimeFormat.LongDatePattern, ""), culture);
    }

    public static string Weekday(IsoDayOfWeek day) =>
        CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    /// <summary>"Berlin" of <c>Europe/Berlin</c>.</summary>
    public static string City(FacilityClock clock) => clock.Zone.Id[(clock.Zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>"UTC+1", "UTC-3:30" at an instant.</summary>
    public static string Offset(Instant instant, FacilityClock clock)
    {
        var offset = clock.At(instant).Offset;
        return offset == NodaTime.Offset.Zero ? "UTC" : "UTC" + offset.ToString("+H:mm", CultureInfo.InvariantCulture).Replace(":00", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[,،]?\s*yyyy年?")]
    private static partial Regex Year();
}
