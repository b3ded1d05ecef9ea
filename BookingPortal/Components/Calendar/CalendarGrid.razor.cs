using System.Globalization;
using BookingPortal.Availability;
using BookingPortal.Bookings;
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
    private ElementReference _root;
    private IJSObjectReference? _script;
    private readonly WindowScript _rows = new();
    private RowWindow _window;
    private bool _isMoved;
    private bool _isLive;
    private bool _isGone;
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
    public async Task FocusAsync()
    {
        if (_script is not null)
        {
            await _script.InvokeVoidAsync("focus", _root);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await _rows.DisposeAsync();
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("detach", _root);
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var script = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/calendar-grid.js"]);
            if (_isGone)
            {
                // The screen turned out to be a phone's while the script was on its way.
                await script.DisposeAsync();
                return;
            }

            _script = script;
            await _script.InvokeVoidAsync("attach", _root);
            await _rows.AttachAsync(Script, Assets["js/calendar-window.js"], _root);
            _isLive = true;
            _drawn = Day;
            StateHasChanged();
        }
        else if (!ReferenceEquals(_drawn, Day) && _script is not null)
        {
            _drawn = Day;
            await _script.InvokeVoidAsync("refresh", _root);
        }

        if (_isMoved && _script is not null)
        {
            _isMoved = false;
            await _script.InvokeVoidAsync("redrawn", _root);
            await _rows.LandedAsync();
        }

        if (_showCard && _script is not null)
        {
            _showCard = false;
            await _script.InvokeVoidAsync("showCard", _root, _opened!.Room.Id, _opened.Start);
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
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("settled", _root);
            }
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
