using BookingPortal.Components.Bookings;
using BookingPortal.Database;
using BookingPortal.Facilities;
using BookingPortal.Facilities.Files;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration;

/// <summary>Facilities from and into a file, and public holidays out of a calendar: each shows first what it would do.</summary>
public sealed partial class ImportPage
{
    private const int MostShown = 200;

    private IReadOnlyList<FieldFault> _faults = [];
    private IReadOnlyList<ImportRow> _rows = [];
    private IReadOnlyList<string> _places = [];
    private IReadOnlyList<Holiday>? _holidays;
    private FacilityPlan? _plan;
    private FacilityOutcome? _holidayOutcome;
    private string? _fileError;
    private string? _holidayError;
    private string? _place;
    private int _leftOut;

    [Inject] public required FacilityReader Facilities { get; init; }
    [Inject] public required FacilityService Service { get; init; }
    [Inject] public required ChangeFlow Flow { get; init; }
    [Inject] public required FaultWords Words { get; init; }
    [Inject] public required DatabaseClock Clock { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }
    [Inject] public required ILogger<ImportPage> Logger { get; init; }

    private bool Waiting => !RendererInfo.IsInteractive;

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _places = (await Facilities.ChoicesAsync()).Places;
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _fileError = Texts["TryAgainText"];
        }
    }

    private static bool IsChanged(ImportLine line) => !line.IsNew && line.Differences.Count > 0;

    private static string Days(Holiday holiday) => holiday.Until == holiday.First.PlusDays(1)
        ? TimeWords.Date(holiday.First) : $"{TimeWords.Date(holiday.First)} – {TimeWords.Date(holiday.Until.PlusDays(-1))}";

    private async Task ReadFacilitiesAsync(InputFileChangeEventArgs chosen)
    {
        (_plan, _faults, _fileError) = (null, [], null);
        if (await UploadedText.ReadAsync(chosen.File, FacilityFile.MostBytes) is not { } text)
        {
            _fileError = Texts["FileUnreadable"];
            return;
        }

        (_rows, _faults) = FacilityFile.Read(text);
        if (_faults.Count == 0)
        {
            Show(await Service.PlanAsync(new FacilityChange.Import(_rows)));
        }
    }

    private async Task ImportAsync()
    {
        var outcome = await Flow.RunAsync(new FacilityChange.Import(_rows), Texts["Imported"]);
        if (outcome is FacilityOutcome.Saved)
        {
            Show(await Service.PlanAsync(new FacilityChange.Import(_rows)));
        }
        else if (outcome is not null)
        {
            Show(new FacilityPlan(outcome, []));
        }
    }

    private void Show(FacilityPlan plan) => (_plan, _faults) = (plan, plan.Outcome is FacilityOutcome.Refused refused ? refused.Because : []);

    private async Task ReadHolidaysAsync(InputFileChangeEventArgs chosen)
    {
        (_holidays, _holidayOutcome, _holidayError) = (null, null, null);
        if (await UploadedText.ReadAsync(chosen.File, HolidayFile.MostBytes) is not { } text || HolidayFile.Read(text) is not { } read)
        {
            _holidayError = Texts["CalendarUnreadable"];
            return;
        }

        // Tomorrow is today somewhere: what is over anywhere stays as it was.
        var tomorrow = (await Clock.NowAsync()).InUtc().Date.PlusDays(1);
        _holidays = [.. read.Holidays.Where(holiday => holiday.First >= tomorrow && holiday.Name.Length > 0)];
        _leftOut = read.LeftOut + read.Holidays.Count - _holidays.Count;
    }

    private async Task CloseAsync()
    {
        var place = string.IsNullOrEmpty(_place) ? null : _place;
        _holidayOutcome = await Flow.RunAsync(
            new FacilityChange.CloseAll([.. _holidays!.Select(holiday => new ClosureFields(holiday.First.AtMidnight(), holiday.Until.AtMidnight(), holiday.Name) { Place = place })]),
            Texts["HolidaysClosed", _holidays!.Count]);
        if (_holidayOutcome is FacilityOutcome.Saved)
        {
            _holidays = null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5406, LogLevel.Warning, "The places could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
