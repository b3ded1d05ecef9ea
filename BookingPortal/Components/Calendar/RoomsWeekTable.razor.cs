using BookingPortal.Availability;
using BookingPortal.Components.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Calendar;

/// <summary>How free each room is on each day of a week.</summary>
public sealed partial class RoomsWeekTable : IAsyncDisposable
{
    private readonly ElementScript _rows = new();
    private ElementReference _root;
    private RowWindow _window;
    private bool _isMoved;

    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }
    [Inject] public required IJSRuntime Script { get; init; }

    [Parameter, EditorRequired] public required RoomsWeek Week { get; set; }
    [Parameter, EditorRequired] public required CalendarAddress Address { get; set; }
    [Parameter, EditorRequired] public required NowTicker Ticker { get; set; }

    private int? RowCount => RowWindow.IsNeeded(Week.RoomCount) ? Week.RoomCount + Week.Places.Count : null;

    public ValueTask DisposeAsync() => _rows.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _rows.AttachAsync(Script, Assets["js/calendar-window.js"], _root, RowWindow.Size);
        }
        else if (_isMoved)
        {
            _isMoved = false;
            await _rows.TellAsync("landed");
        }
    }

    private void Need(RowsNeededEventArgs args) => (_window, _isMoved) = (new RowWindow(args.From, args.Keep), true);

    private int? RowIndex(int at, int headings) => RowWindow.IsNeeded(Week.RoomCount) ? at + headings + 2 : null;
}
