using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>One column of a room's week.</summary>
public sealed partial class RoomWeekDay
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required RoomWeek Week { get; set; }
    [Parameter, EditorRequired] public required RoomDate Day { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
    [Parameter, EditorRequired] public required string Href { get; set; }
    [Parameter] public bool IsChosen { get; set; }

    /// <summary>The hours at the side hold for this day too; else it has its own.</summary>
    [Parameter] public bool IsUsual { get; set; } = true;

    private bool IsToday => Week.Clock.DateOf(Ticker.Now) == Day.Date;

    private static string Hours(GridGeometry geometry) => geometry.Hours.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Kind(BusyTime held) => "piece busy" + (held.IsMine ? " own" : null) + (held.IsPending ? " pending" : null);
}
