using System.Globalization;
using BookingPortal.Availability;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>The rooms of one place on the local time axis of that place.</summary>
public sealed partial class PlaceGroup
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required DayPlace Place { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }

    /// <summary>The shown day where it is today for somebody on the page, so that a place with another today says so.</summary>
    [Parameter] public LocalDate? TodayElsewhere { get; set; }

    private LocalDate? OtherToday =>
        TodayElsewhere is { } shown && Place.Clock.DateOf(Ticker.Now) is var here && here != shown ? here : null;

    private static string Hours(GridGeometry geometry) => geometry.Hours.ToString("0.##", CultureInfo.InvariantCulture);
}
