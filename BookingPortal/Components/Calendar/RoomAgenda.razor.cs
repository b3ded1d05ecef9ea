using BookingPortal.Availability;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>Rooms as a list for narrow screens; the free times of one room are unfolded at a time. It changes by quarter hours, with the day.</summary>
public sealed partial class RoomAgenda
{
    private int? _open;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required DayView Day { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
    [Parameter] public EventCallback<SlotPicked> OnPicked { get; set; }

    private bool Waiting => !RendererInfo.IsInteractive;

    private void Toggle(DayRow row) => _open = _open == row.Room.Id ? null : row.Room.Id;

    private Task PickAsync(DayRow row, TimeSlot gap) => OnPicked.InvokeAsync(SlotPicked.FromStartOf(gap, row.Room.Id));
}
