using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Facilities;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>
/// All rooms on one day. Cursor, range and preview live in the browser (wwwroot-assets/js/calendar-grid.js); what comes
/// here is one event for a chosen slot, an opened booking or another day.
/// </summary>
public sealed partial class CalendarGrid : IAsyncDisposable
{
    private readonly ElementScript _script = new();
    private readonly ElementScript _rows = new();
    private ElementReference _root;
    private RowWindow _window;
    private bool _isMoved;
    private bool _isLive;
    private DayView? _drawn;
    private Opened? _opened;
    private bool _showCard;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }
    [Inject] public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired] public required DayView Day { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }
    [Parameter] public bool IsLoading { get; set; }

    /// <summary>A slot was chosen that is free on the shown day.</summary>
    [Parameter] public EventCallback<SlotPicked> OnPicked { get; set; }

    /// <summary>A booking was opened that the viewer may see all of.</summary>
    [Parameter] public EventCallback<long> OnOpened { get; set; }

    /// <summary>A booking shall stand elsewhere; when this ends, the day shows where it stands.</summary>
    [Parameter] public EventCallback<PieceMoved> OnMoved { get; set; }

    /// <summary>Another day is wanted: so many days on, or 0 for today.</summary>
    [Parameter] public EventCallback<int> OnStep { get; set; }

    /// <summary>As many columns as the longest axis has hours: no place is squeezed more than another.</summary>
    private string Columns => Day.Places.Max(place => new GridGeometry(place.Axis).Hours).ToString("0.##", CultureInfo.InvariantCulture);

    private LocalDate? TodayElsewhere =>
        Day.Places.Any(place => place.Clock.DateOf(Ticker.Now) == Day.Date) ? Day.Date : null;

    /// <summary>Told where not all rows are in the page.</summary>
    private int? RowCount => RowWindow.IsNeeded(Day.RoomCount) ? Day.RoomCount + Day.Places.Count : null;

    /// <summary>Puts the focus back to the slot from which the last pick came.</summary>
    public Task FocusAsync() => _script.TellAsync("focus");

    // The screen may turn out to be a phone's while the scripts are on their way.
    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _script.DisposeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _isLive = await _script.AttachAsync(Script, Assets["js/calendar-grid.js"], _root)
                && await _rows.AttachAsync(Script, Assets["js/calendar-window.js"], _root, RowWindow.Size);
            _drawn = Day;
            StateHasChanged();
        }
        else if (_isLive && !ReferenceEquals(_drawn, Day))
        {
            _drawn = Day;
            await _script.TellAsync("refresh");
        }

        if (_isLive && _isMoved)
        {
            _isMoved = false;
            await _script.TellAsync("redrawn");
            await _rows.TellAsync("landed");
        }

        if (_isLive && _showCard)
        {
            _showCard = false;
            await _script.TellAsync("showCard", _opened!.Room.Id, _opened.Start);
        }
    }

    private async Task PickAsync(SlotPickEventArgs args)
    {
        if (SlotPicked.In(Day, args.Room, args.Start, args.End) is { } picked)
        {
            await OnPicked.InvokeAsync(picked);
        }
    }

    private void Need(RowsNeededEventArgs args) => (_window, _isMoved) = (new RowWindow(args.From, args.Keep), true);

    /// <summary>What the browser said is answered in any case: until then it draws the booking as asked for.</summary>
    private async Task MoveAsync(PieceMoveEventArgs args)
    {
        try
        {
            if (PieceMoved.In(Day, args) is { } moved)
            {
                await OnMoved.InvokeAsync(moved);
            }
        }
        finally
        {
            await _script.TellAsync("settled");
        }
    }

    private async Task OpenAsync(PieceOpenEventArgs args)
    {
        var place = Day.Places.FirstOrDefault(one => one.Rooms.Any(row => row.Room.Id == args.Room));
        var row = place?.Rooms.First(one => one.Room.Id == args.Room);
        if (row?.Busy.FirstOrDefault(held => QuarterNumber.Of(held.Slot.Intersect(place!.Axis)?.Start ?? held.Slot.Start) == args.Start) is { } busy)
        {
            if (busy.BookingId is { } id && OnOpened.HasDelegate)
            {
                await OnOpened.InvokeAsync(id);
                return;
            }

            _opened = new Opened(row.Room, busy, place!.Clock, args.Start);
            _showCard = true;
        }
    }

    private Task StepAsync(DayStepEventArgs args) => OnStep.InvokeAsync(Math.Clamp(args.Days, -1, 1));

    private sealed record Opened(Facility Room, BusyTime Held, FacilityClock Clock, long Start);
}
