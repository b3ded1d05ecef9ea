using BookingPortal.Availability;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>How free each room is on each day of a week.</summary>
public sealed partial class RoomsWeekTable
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required RoomsWeek Week { get; set; }
    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
}
