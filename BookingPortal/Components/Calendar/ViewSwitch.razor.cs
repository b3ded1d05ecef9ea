using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>Day, week, month.</summary>
public sealed partial class ViewSwitch
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter] public Facility? Room { get; set; }
}
