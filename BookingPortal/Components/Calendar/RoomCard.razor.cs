using BookingPortal.Availability;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>One card for all rooms of the calendar.</summary>
public sealed partial class RoomCard
{
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter] public RoomToday? Room { get; set; }
    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }

    private string Hours => Room!.Open.Count == 0
        ? Texts["ClosedToday"]
        : Texts["OpenToday", string.Join(", ", Room.Open.Select(slot => TimeText.Range(Room.Clock, slot)))];
}
