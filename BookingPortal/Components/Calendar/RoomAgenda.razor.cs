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

    private readonly Dictionary<int, Handlers> _handlers = [];
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

    /// <summary>The same objects at every drawing: new ones would send every button again for a change of one room.</summary>
    private Handlers HandlersOf(int room)
    {
        if (!_handlers.TryGetValue(room, out var handlers))
        {
            _handlers.Add(room, handlers = new Handlers(() => PickAsync(room), () => _open = _open == room ? null : room));
        }

        return handlers;
    }

    /// <summary>What the room's button offers.</summary>
    private Task PickAsync(int room)
    {
        foreach (var place in Day.Places)
        {
            foreach (var row in place.Rooms.Where(row => row.Room.Id == room))
            {
                return RoomAnswer.Of(place, row, Ticker.Now).Gap is { } gap ? PickAsync(row, gap) : Task.CompletedTask;
            }
        }

        return Task.CompletedTask;
    }

    private Task PickAsync(DayRow row, TimeSlot gap) => OnPicked.InvokeAsync(SlotPicked.FromStartOf(gap, row.Room.Id));

    private sealed record Handlers(Func<Task> Pick, Action Toggle);
}
