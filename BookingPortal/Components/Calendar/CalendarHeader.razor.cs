using BookingPortal.Availability;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>The one header line: what is shown, previous, today, next, the view, and the filters or the room.</summary>
public sealed partial class CalendarHeader
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter, EditorRequired] public required LocalDate Date { get; set; }
    [Parameter] public LocalDate? Today { get; set; }
    [Parameter] public FilterChoices? Choices { get; set; }

    /// <summary>The one room that is shown.</summary>
    [Parameter] public Facility? Room { get; set; }

    [Parameter] public IReadOnlyList<Facility> Rooms { get; set; } = [];
    [Parameter] public EventCallback<CalendarAddress> OnChanged { get; set; }

    private string Title => Room is null ? Time : Texts["RoomAndTime", Room.Name, Time];

    /// <summary>The year only where it is not this one.</summary>
    private string Time => Address.View switch
    {
        CalendarView.Month => TimeText.Month(Date),
        CalendarView.Week => TimeText.Days(CalendarWeek.FirstDay(Date), CalendarWeek.FirstDay(Date).PlusDays(CalendarWeek.Length - 1), Today),
        _ => Date.Year == Today?.Year ? TimeText.Day(Date) : TimeText.LongDay(Date),
    };

    private async Task JumpAsync(ChangeEventArgs change)
    {
        if (CalendarAddress.Day(change.Value as string) is { } day)
        {
            await OnChanged.InvokeAsync(Address.On(day));
        }
    }
}
