using System.Globalization;
using System.Text.RegularExpressions;
using BookingPortal.Components.Bookings;
using BookingPortal.Time;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>Times and days in words, by the reader's culture and the clock of the place.</summary>
internal static partial class TimeText
{
    /// <summary>A clock time; where the clock is put back and shows it twice, with its distance from UTC.</summary>
    internal static string Of(FacilityClock clock, Instant instant)
    {
        var local = clock.At(instant);
        var text = local.TimeOfDay.ToString("t", CultureInfo.CurrentCulture);
        return clock.Resolve(local.LocalDateTime) is LocalTimeAnswer.Twice ? $"{text} ({Distance(local.Offset)})" : text;
    }

    internal static string Range(FacilityClock clock, TimeSlot slot) => $"{Of(clock, slot.Start)}–{Of(clock, slot.End)}";

    /// <summary>As short as an axis wants it: 9 AM, 09:00.</summary>
    internal static string Hour(LocalTime time)
    {
        var culture = CultureInfo.CurrentCulture;
        var twelve = culture.DateTimeFormat.ShortTimePattern.Contains('h', StringComparison.Ordinal);
        return time.ToString(twelve ? "h tt" : "t", culture);
    }

    /// <inheritdoc cref="TimeWords.Day(LocalDate)"/>
    internal static string Day(LocalDate date) => TimeWords.Day(date);

    /// <summary>The day with its year, in the culture's own long form.</summary>
    internal static string LongDay(LocalDate date) => date.ToString("D", CultureInfo.CurrentCulture);

    /// <summary>23 Nov – 29 Nov; with the years where it is not this one.</summary>
    internal static string Days(LocalDate first, LocalDate last, LocalDate? today)
    {
        var culture = CultureInfo.CurrentCulture;
        var isThisYear = last.Year == today?.Year && first.Year == last.Year;
        var pattern = isThisYear ? culture.DateTimeFormat.MonthDayPattern : WeekdayPart().Replace(culture.DateTimeFormat.LongDatePattern, "");
        var shorter = pattern.Replace("MMMM", "MMM", StringComparison.Ordinal);
        return $"{first.ToDateOnly().ToString(shorter, culture)} – {last.ToDateOnly().ToString(shorter, culture)}";
    }

    /// <summary>November 2026.</summary>
    internal static string Month(LocalDate date) => date.ToDateOnly().ToString("y", CultureInfo.CurrentCulture);

    /// <summary>Mon, as short as the culture writes it.</summary>
    internal static string Weekday(IsoDayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((int)day % 7));

    internal static string Number(LocalDate date) => date.Day.ToString(CultureInfo.CurrentCulture);

    /// <summary>The culture for scripts, with the digits that the server writes: some browsers would choose others for Arabic.</summary>
    internal static string ScriptCulture => CultureInfo.CurrentCulture.Name + "-u-nu-latn";

    /// <summary>UTC+1, UTC+5:30.</summary>
    internal static string Distance(Offset offset)
    {
        var minutes = Math.Abs(offset.Seconds / 60);
        var sign = offset < Offset.Zero ? "−" : "+";
        return minutes switch
        {
            0 => "UTC",
            _ when minutes % 60 == 0 => string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{minutes / 60}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{minutes / 60}:{minutes % 60:00}"),
        };
    }

    [GeneratedRegex(@"[,،]?\s*dddd[,،]?\s*")]
    private static partial Regex WeekdayPart();
}
