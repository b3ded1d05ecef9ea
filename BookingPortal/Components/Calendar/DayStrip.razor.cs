using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>Chooses a day on a phone.</summary>
public sealed partial class DayStrip
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter, EditorRequired] public required LocalDate Date { get; set; }
}
