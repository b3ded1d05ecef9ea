using System.Globalization;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Utilization;

/// <summary>How long ahead bookings are made.</summary>
public sealed partial class LeadTimeCard
{
    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required UtilizationReport Report { get; set; }
    [Parameter, EditorRequired] public required UtilizationAddress Address { get; set; }

    private static string Css(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private double? Share(long bookings) => Report.Total.Bookings == 0 ? null : (double)bookings / Report.Total.Bookings;
}
