using System.Globalization;
using BookingPortal.Availability;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>How full each day of a month is in one room.</summary>
public sealed partial class RoomMonthGrid
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required RoomMonth Month { get; set; }
    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }

    private IEnumerable<IEnumerable<DayFill>> Weeks => Month.Days.GroupBy(day => CalendarWeek.FirstDay(day.Date));

    private static string Percent(DayFill fill) => (fill.Share * 100).ToString("0", CultureInfo.InvariantCulture);

    private string Kind(DayFill fill, LocalDate today) =>
        "day" + (fill.IsClosed ? " shut" : null) + (FillText.IsOver(fill, Month.Clock, Month.Now) ? " over" : null) + (fill.Date == today ? " today" : null);
}
