using BookingPortal.Availability;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>The one header line: day, previous, today, next, and the filters.</summary>
public sealed partial class CalendarHeader
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter, EditorRequired] public required LocalDate Date { get; set; }
    [Parameter] public LocalDate? Today { get; set; }
    [Parameter] public FilterChoices? Choices { get; set; }
    [Parameter] public EventCallback<CalendarAddress> OnChanged { get; set; }

    /// <summary>The year only where it is not this one.</summary>
    private string Title => Date.Year == Today?.Year ? TimeText.Day(Date) : TimeText.LongDay(Date);

    private async Task JumpAsync(ChangeEventArgs change)
    {
        if (CalendarAddress.Day(change.Value as string) is { } day)
        {
            await OnChanged.InvokeAsync(Address.On(day));
        }
    }
}
