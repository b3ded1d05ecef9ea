using BookingPortal.Audit;
using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Calendar;

/// <summary>The first page: a day of all rooms, a week, a month. View, day and filters live in the address alone.</summary>
public sealed partial class CalendarPage : IAsyncDisposable
{
    private readonly ElementScript _script = new();
    private readonly LatestCall _loading = new();
    private CalendarAddress _address = CalendarAddress.Of(null, null, null, null, null);
    private NowTicker _ticker = null!;
    private ElementReference _root;
    private CalendarGrid? _grid;
    private CalendarReading? _shown;
    private RoomToday? _card;
    private FacilityClock? _viewer;

    /// <summary>Grid and agenda show the same day: one of them is drawn. The browser's name is a guess until its script tells.</summary>
    private bool _isNarrow;
    private bool _isLoading;
    private bool _failed;
    private bool _isGone;

    [Inject] public required CalendarReader Reader { get; init; }
    [Inject] public required PeriodService Periods { get; init; }
    [Inject] public required BookingDialogs Dialogs { get; init; }
    [Inject] public required GridChanges Changes { get; init; }
    [Inject] public required BookingUndo Undo { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required CallerOrigin Origin { get; init; }
    [Inject] public required IJSRuntime Js { get; init; }
    [Inject] public required ILogger<CalendarPage> Logger { get; init; }
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    // Read as text: a value that is none of its kind is passed over, not an error page.
    [SupplyParameterFromQuery] public string? View { get; set; }
    [SupplyParameterFromQuery] public string? Room { get; set; }
    [SupplyParameterFromQuery] public string? Date { get; set; }
    [SupplyParameterFromQuery] public string? Place { get; set; }
    [SupplyParameterFromQuery] public string? Building { get; set; }
    [SupplyParameterFromQuery] public string? Seats { get; set; }
    [SupplyParameterFromQuery(Name = "feature")] public string[]? Features { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        _ticker.Ticked -= OnTick;
        _ticker.Dispose();
        _loading.Dispose();
        await _script.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        _ticker = new NowTicker(Time);
        _ticker.Ticked += OnTick;
        _isNarrow = Origin.UserAgent?.Contains("Mobi", StringComparison.Ordinal) ?? false;
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = CalendarAddress.Of(Date, Place, Seats, Features, Text, View, Room, Building);
        if (_shown is not null && asked.ToUri() == _address.ToUri())
        {
            return;
        }

        _address = asked;
        if (_shown is null && RendererInfo.IsInteractive && await Reader.TakeOverAsync(asked) is { } drawn)
        {
            Show(drawn);
            return;
        }

        await LoadAsync();
        if (_shown is not null && !RendererInfo.IsInteractive)
        {
            await Reader.KeepAsync(asked, _shown);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _ticker.Start();
            await _script.AttachAsync(Js, Assets["js/calendar-page.js"], _root);
            if (await Reader.ClockAsync(await _script.AskAsync<string>("zone")) is { } clock)
            {
                _viewer = clock;
                StateHasChanged();
            }

            await AfterDialogAsync(await Dialogs.RestoreAsync());
        }
    }

    private void Fit(ScreenFitEventArgs args) => _isNarrow = args.Narrow;

    /// <summary>Reads what the address names; a later call makes an earlier one give up.</summary>
    private async Task LoadAsync()
    {
        var cancel = _loading.Begin();
        _isLoading = true;
        try
        {
            Show(await Reader.ReadAsync(_address, cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // A later call has taken over, or the page is gone.
        }
        catch (Exception exception) when (PostgresFaults.Of(exception) is not null || exception is UnauthorizedAccessException)
        {
            Log.DayNotRead(Logger, exception);
            (_failed, _isLoading) = (true, false);
        }
    }

    private void Show(CalendarReading reading)
    {
        _ticker.Set(reading.Now);
        (_shown, _failed, _isLoading) = (reading, false, false);
    }

    private void Keep(DayView before, DayView now)
    {
        if (ReferenceEquals(_shown?.Day, before))
        {
            _shown = _shown! with { Day = now };
        }
    }

    private void Go(CalendarAddress address) =>
        Navigation.NavigateTo(address.ToUri(), new NavigationOptions { ReplaceHistoryEntry = IsOnlyTyping(address) });

    /// <summary>Each letter of a search would be a step of Back.</summary>
    private bool IsOnlyTyping(CalendarAddress address) =>
        address.Filter.Text is not null && _address.Filter.Text is not null && address.Date == _address.Date && address.View == _address.View;

    private void Step(int steps) => Go(steps == 0 ? _address.On(null) : _address.Step(_shown!.Date, steps));

    private void StepView(ViewStepEventArgs args) => Step(Math.Clamp(args.Steps, -1, 1));

    private void PickView(ViewPickEventArgs args)
    {
        if (CalendarAddress.ViewOf(args.View) is { } view && view != _address.View)
        {
            Go(_address.In(view, args.Room ?? _shown?.Room?.Id));
        }
    }

    private async Task OpenRoomAsync(RoomOpenEventArgs args)
    {
        _card = await Periods.TodayAsync(args.Room);
        StateHasChanged();
        if (_card is not null)
        {
            await _script.TellAsync("showRoom", args.Room);
        }
    }

    private async Task BookAsync(SlotPicked picked) =>
        await AfterDialogAsync(await Dialogs.OpenAsync(new BookingDraft(picked.FacilityId, picked.Slot)));

    private async Task OpenAsync(long bookingId) => await AfterDialogAsync(await Dialogs.DetailsAsync(bookingId));

    private async Task MoveAsync(PieceMoved moved) => await AfterDialogAsync(await Changes.AskAsync(moved));

    /// <summary>The day is read again in any case: what somebody saw as free may be taken.</summary>
    private async Task AfterDialogAsync(BookingResult? result)
    {
        if (result is null || _isGone)
        {
            return;
        }

        await ReadAgainAsync();
        Undo.Say(result, ReadAgainAsync);
    }

    /// <summary>The focus goes to where the last pick came from: what had it may be gone.</summary>
    private async Task ReadAgainAsync()
    {
        if (_isGone)
        {
            return;
        }

        await LoadAsync();
        StateHasChanged();
        if (_grid is not null && !_isNarrow && _shown?.Day is not null)
        {
            await _grid.FocusAsync();
        }
    }

    /// <summary>A week or a month changes by quarter hours. A day keeps itself up to date; at midnight another one is today.</summary>
    private void OnTick() => InvokeAsync(async () =>
    {
        if (_shown is { } shown && !_isGone
            && (shown.Day is null ? !_ticker.IsInSameQuarterAs(shown.Now) : await Reader.TodayAsync() != shown.Today))
        {
            await LoadAsync();
            StateHasChanged();
        }
    });

    private static partial class Log
    {
        [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "A day of the calendar could not be read.")]
        internal static partial void DayNotRead(ILogger logger, Exception exception);
    }
}
