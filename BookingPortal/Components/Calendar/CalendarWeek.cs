using System.Globalization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>Weeks as the reader's culture begins them.</summary>
internal static class CalendarWeek
{
    internal const int Length = 7;

    internal static IsoDayOfWeek Begins => CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek switch
    {
        DayOfWeek.Sunday => IsoDayOfWeek.Sunday,
        var day => (IsoDayOfWeek)(int)day,
    };

    /// <summary>The first day of the week in which a day lies.</summary>
    internal static LocalDate FirstDay(LocalDate date) => date.PlusDays(-Position(date));

    /// <summary>0 for the first day of the week, 6 for the last.</summary>
    internal static int Position(LocalDate date) => ((int)date.DayOfWeek - (int)Begins + Length) % Length;
}
