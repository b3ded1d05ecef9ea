using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Time;
using BookingPortal.Utilization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Utilization;

/// <summary>How the rooms are used, for admins. Period, filters and order live in the address alone.</summary>
public sealed partial class UtilizationPage : IDisposable
{
    private UtilizationAddress _address = UtilizationAddress.Of(null, null, null, null, null, null, null, null);
    private readonly LatestCall _loading = new();
    private UtilizationQuery? _query;
    private UtilizationReport? _report;
    private UtilizationChoices? _choices;
    private LocalDate _today;
    private bool _isLoading;
    private bool _failed;

    [Inject] public required UtilizationService Utilization { get; init; }
    [Inject] public required DatabaseClock Clock { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<UtilizationTexts> Texts { get; init; }
    [Inject] public required ILogger<UtilizationPage> Logger { get; init; }

    // Read as text: a value that is none of its kind is passed over, not an error page.
    [SupplyParameterFromQuery] public string? From { get; set; }
    [SupplyParameterFromQuery] public string? To { get; set; }
    [SupplyParameterFromQuery] public string? By { get; set; }
    [SupplyParameterFromQuery] public string? Place { get; set; }
    [SupplyParameterFromQuery] public string? Building { get; set; }
    [SupplyParameterFromQuery] public string? Seats { get; set; }
    [SupplyParameterFromQuery] public string? Room { get; set; }
    [SupplyParameterFromQuery] public string? Order { get; set; }

    private string? Subtitle => _query is { Period: var period } ? Texts["Period", FigureText.DayOfYear(period.First), FigureText.DayOfYear(period.Last)].Value : null;

    /// <summary>The clock of the rooms that are shown, where all of them have the same; UTC else.</summary>
    private FacilityClock PeakClock
    {
        get
        {
            var shown = _report!.Rooms.Select(room => room.FacilityId).ToHashSet();
            var clocks = _choices!.Rooms.Where(room => shown.Contains(room.Id)).DistinctBy(room => room.Clock.Zone.Id).Select(room => room.Clock).Take(2).ToList();
            return clocks is [var only] ? only : FacilityClock.Of(DateTimeZone.Utc.Id);
        }
    }

    public void Dispose() => _loading.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var asked = UtilizationAddress.Of(From, To, By, Place, Building, Seats, Room, Order);
        var isOther = (asked with { Order = _address.Order }) != _address;
        _address = asked;
        if (_report is null || isOther)
        {
            await LoadAsync();
        }
    }

    /// <summary>Reads what the address names; a later call makes an earlier one give up.</summary>
    private async Task LoadAsync()
    {
        var cancel = _loading.Begin();
        (_isLoading, _failed) = (true, false);
        try
        {
            _today = (await Clock.NowAsync(cancel)).InUtc().Date;
            _query = _address.ToQuery(_today);
            if (!RendererInfo.IsInteractive)
            {
                // A year of many rooms is read once, for the circuit, and not a first time for the page that it takes over.
                return;
            }

            _choices = await Utilization.ChoicesAsync(cancel);
            _report = await Utilization.ReportAsync(_query, cancel);
            _isLoading = false;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // A later call has taken over, or the page is gone.
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            (_failed, _isLoading) = (true, false);
        }
    }

    private void Go(UtilizationAddress address) => Navigation.NavigateTo(address.ToUri());

    private static partial class Log
    {
        [LoggerMessage(5301, LogLevel.Warning, "The figures of utilization could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
