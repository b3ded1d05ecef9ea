using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Calendar;

/// <summary>Rooms as a list for narrow screens; the free times of one room are unfolded at a time. It changes by quarter hours, with the day.</summary>
public sealed partial class RoomAgenda
{
    /// <summary>So many rooms at a time: a thousand would be a long way for a thumb and a phone.</summary>
    private const int Step = 25;

    private int? _open;
    private int _shown = Step;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    [CascadingParameter] public FacilityClock? Viewer { get; set; }

    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter, EditorRequired] public required DayView Day { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
    [Parameter] public EventCallback<SlotPicked> OnPicked { get; set; }

    private bool Waiting => !RendererInfo.IsInteractive;

    private IEnumerable<(DayPlace Place, DayRow Row, BusyTime Held)> Mine =>
        from place in Day.Places
        from row in place.Rooms
        from held in row.Busy
        where held.IsMine
        orderby held.Slot.Start
        select (place, row, held);

    private void More() => _shown += Step;

    private void Toggle(DayRow row) => _open = _open == row.Room.Id ? null : row.Room.Id;

    private Task PickAsync(DayRow row, TimeSlot gap) => OnPicked.InvokeAsync(SlotPicked.FromStartOf(gap, row.Room.Id));
}
