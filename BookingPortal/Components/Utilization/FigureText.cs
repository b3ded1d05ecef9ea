using System.Globalization;
using NodaTime;

namespace BookingPortal.Components.Utilization;

/// <summary>Figures as the reader's culture writes them.</summary>
public static class FigureText
{
    /// <summary>Where there is nothing to divide by.</summary>
    public const string None = "–";

    /// <summary>With one decimal, as in the file.</summary>
    public static string Percent(double? share) =>
        share is { } part ? Math.Round(part, 3, MidpointRounding.AwayFromZero).ToString("P1", CultureInfo.CurrentCulture) : None;

    /// <summary>Hours of minutes, with one decimal where they are few.</summary>
    public static string Hours(long minutes) => (minutes / 60.0).ToString(minutes < 6_000 && minutes % 60 != 0 ? "N1" : "N0", CultureInfo.CurrentCulture);

    public static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    public static string Day(LocalDate date) => date.ToDateOnly().ToString("d MMM", CultureInfo.CurrentCulture);

    public static string DayOfYear(LocalDate date) => date.ToDateOnly().ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
