using BookingPortal.Availability;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Calendar;

/// <summary>The first page: one day of all rooms. Day and filters live in the address alone.</summary>
public sealed partial class CalendarPage : IDisposable
{
    private CalendarAddress _address = CalendarAddress.Of(null, null, null, null, null);
    private CancellationTokenSource _loading = new();
    private NowTicker _ticker = null!;
    private CalendarGrid? _grid;
    private LocalDate? _date;
    private LocalDate? _today;
    private DayView? _day;
    private FilterChoices? _choices;
    private MyBooking? _next;
    private bool _isLoading;
    private bool _failed;

    [Inject] public required AvailabilityService Availability { get; init; }
    [Inject] public required MyBookingsService MyBookings { get; init; }
    [Inject] public required BookingDialogs Dialogs { get; init; }
    [Inject] public required UiNotifier Notifier { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required ILogger<CalendarPage> Logger { get; init; }
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    // Read as text: a value that is none of its kind is passed over, not an error page.
    [SupplyParameterFromQuery] public string? Date { get; set; }
    [SupplyParameterFromQuery] public string? Place { get; set; }
    [SupplyParameterFromQuery] public string? Seats { get; set; }
    [SupplyParameterFromQuery(Name = "feature")] public string[]? Features { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Text { get; set; }

    public void Dispose()
    {
        _ticker.Ticked -= OnTick;
        _ticker.Dispose();
        _loading.Cancel();
        _loading.Dispose();
    }

    protected override void OnInitialized()
    {
        _ticker = new NowTicker(Time);
        _ticker.Ticked += OnTick;
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = CalendarAddress.Of(Date, Place, Seats, Features, Text);
        if (_day is null || asked.ToUri() != _address.ToUri())
        {
            _address = asked;
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _ticker.Start();
            await AfterDialogAsync(await Dialogs.RestoreAsync());
        }
    }

    /// <summary>Reads what the address names; a later call makes an earlier one give up.</summary>
    private async Task LoadAsync()
    {
        await _loading.CancelAsync();
        _loading.Dispose();
        _loading = new CancellationTokenSource();
        var cancel = _loading.Token;
        _isLoading = true;
        try
        {
            var today = await Availability.TodayAsync(cancel);
            var date = _address.Date ?? today;
            var day = await Availability.DayAsync(date, _address.Filter, cancel);
            var choices = await Availability.ChoicesAsync(cancel);
            var next = await MyBookings.NextAsync(cancel);
            cancel.ThrowIfCancellationRequested();
            _ticker.Set(day.Now);
            (_today, _date, _day, _choices, _next, _failed, _isLoading) = (today, date, day, choices, next, false, false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // A later call has taken over, or the page is gone.
        }
        catch (Exception exception) when (PostgresFaults.Of(exception) is not null)
        {
            Log.DayNotRead(Logger, exception);
            _date ??= _address.Date;
            (_failed, _isLoading) = (true, false);
        }
    }

    private void Go(CalendarAddress address) =>
        Navigation.NavigateTo(address.ToUri(), new NavigationOptions { ReplaceHistoryEntry = IsOnlyTyping(address) });

    /// <summary>Each letter of a search would be a step of Back.</summary>
    private bool IsOnlyTyping(CalendarAddress address) =>
        address.Filter.Text is not null && _address.Filter.Text is not null && address.Date == _address.Date;

    private void Step(int days) => Go(_address.On(days == 0 ? null : _date!.Value.PlusDays(days)));

    private async Task BookAsync(SlotPicked picked) =>
        await AfterDialogAsync(await Dialogs.OpenAsync(new BookingDraft(picked.FacilityId, picked.Slot)));

    /// <summary>The day is read again in any case: what somebody saw as free may be taken.</summary>
    private async Task AfterDialogAsync(BookingResult? result)
    {
        if (result is null)
        {
            return;
        }

        await LoadAsync();
        StateHasChanged();
        if (result.Outcome is BookingOutcome.Booked)
        {
            Notifier.Done(result.Message);
        }
        else
        {
            Notifier.Warning(result.Message);
        }

        if (_grid is not null)
        {
            await _grid.FocusAsync();
        }
    }

    /// <summary>What is free begins a quarter hour later four times an hour.</summary>
    private void OnTick()
    {
        if (_day is { } day && !_ticker.IsInSameQuarterAs(day.Now))
        {
            InvokeAsync(async () =>
            {
                await LoadAsync();
                StateHasChanged();
            });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "A day of the calendar could not be read.")]
        internal static partial void DayNotRead(ILogger logger, Exception exception);
    }
}
