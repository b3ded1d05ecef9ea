using System.Globalization;
using BookingPortal.Components.Bookings;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Utilization;

/// <summary>Utilization by weekday and hour of the local clock: a table whose cells are coloured and say their figure.</summary>
public sealed partial class HeatMap
{
    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required UtilizationReport Report { get; set; }
    [Parameter, EditorRequired] public required UtilizationAddress Address { get; set; }

    /// <summary>From the first hour in which anything is open to the last.</summary>
    private IReadOnlyList<int> Hours
    {
        get
        {
            var open = Report.Hours.Where(hour => hour.OpenMinutes > 0).Select(hour => hour.Hour).ToList();
            return open.Count == 0 ? [] : [.. Enumerable.Range(open.Min(), open.Max() - open.Min() + 1)];
        }
    }

    private string Summary
    {
        get
        {
            var open = Report.Hours.Where(hour => hour.Utilization is not null).ToList();
            if (open.Count == 0)
            {
                return Texts["HeatMapNothing"];
            }

            var (most, least) = (open.MaxBy(hour => hour.Utilization)!, open.MinBy(hour => hour.Utilization)!);
            return Texts["HeatMapSummary", Cell(most), Cell(least)];
        }
    }

    private static string Css(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Weekday(IsoDayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((int)day % 7));

    private static string Cell(HourOfWeek hour) =>
        $"{TimeWords.Weekday(hour.Weekday)} {TimeWords.Time(new LocalTime(hour.Hour, 0))}: {FigureText.Percent(hour.Utilization)}";
}
