using System.Globalization;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Utilization;

/// <summary>How the people of each booking fit the seats of its room.</summary>
public sealed partial class CapacityCard
{
    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required UtilizationReport Report { get; set; }
    [Parameter, EditorRequired] public required UtilizationAddress Address { get; set; }

    private IEnumerable<(string Kind, long Bookings)> Kinds =>
    [
        ("KindHalfEmpty", Report.Total.HalfEmpty),
        ("KindFits", Report.Total.Bookings - Report.Total.HalfEmpty - Report.Total.Overfull),
        ("KindOverfull", Report.Total.Overfull),
    ];

    private static string Css(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private double? Share(long bookings) => Report.Total.Bookings == 0 ? null : (double)bookings / Report.Total.Bookings;
}
