using System.Globalization;
using BookingPortal.Components.Bookings;
using BookingPortal.Time;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Utilization;

/// <summary>The figures of the whole period, and how they stood in the one before.</summary>
public sealed partial class UtilizationTiles
{
    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required UtilizationReport Report { get; set; }

    /// <summary>In which zone the moment of the peak is told.</summary>
    [Parameter, EditorRequired] public required FacilityClock PeakClock { get; set; }

    private UtilizationSums Now => Report.Total;

    private string PeakAt(PeakUse peak)
    {
        var at = PeakClock.At(peak.At.Start);
        var zone = PeakClock.Zone.Id == DateTimeZone.Utc.Id ? " UTC" : "";
        return $"{FigureText.Day(at.Date)}, {TimeWords.Time(at.TimeOfDay)}{zone}";
    }

    private string Lead(Duration? lead) => lead switch
    {
        null => FigureText.None,
        { TotalHours: < 48 } some => Texts["Hours", some.TotalHours.ToString("N1", CultureInfo.CurrentCulture)],
        { } many => Texts["Days", many.TotalDays.ToString("N1", CultureInfo.CurrentCulture)],
    };

    private static double? Minus(double? now, double? before) => now - before;

    /// <summary>A number against the same number before, as a part of that.</summary>
    private static double? Growth(long now, long? before) => before is { } other and > 0 ? (double)(now - other) / other : null;

    private string? Points(double? difference) =>
        difference is { } points ? Texts["Points", Math.Abs(points * 100).ToString("N1", CultureInfo.CurrentCulture)].Value : null;

    private static string? Part(double? growth) => growth is { } part ? Math.Abs(part).ToString("P1", CultureInfo.CurrentCulture) : null;
}
