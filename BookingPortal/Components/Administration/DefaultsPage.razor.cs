using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration;

/// <summary>The organisation's limits, for every facility that has none of its own.</summary>
public sealed partial class DefaultsPage
{
    private DefaultsFields _input = new();
    private DefaultsFields? _seen;
    private FacilityOutcome? _outcome;
    private bool _isSaving;
    private bool _failed;

    [Inject] public required FacilityReader Facilities { get; init; }
    [Inject] public required ChangeFlow Flow { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }
    [Inject] public required ILogger<DefaultsPage> Logger { get; init; }

    private IReadOnlyList<FieldFault> Faults => _outcome is FacilityOutcome.Refused refused ? refused.Because : [];

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var stands = await Facilities.DefaultsAsync();
            _input = _seen is null || _input == _seen ? stands : _input;
            (_seen, _failed) = (stands, false);
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _failed = true;
        }
    }

    private void Set(FacilityField field, int? number) => _input = field switch
    {
        FacilityField.ApprovalHours => _input with { ApprovalHours = number },
        FacilityField.Shortest => _input with { Shortest = number },
        FacilityField.Longest => _input with { Longest = number },
        FacilityField.WindowDays => _input with { WindowDays = number },
        FacilityField.NoticeMinutes => _input with { NoticeMinutes = number },
        FacilityField.MaxOpenBookings => _input with { MaxOpenBookings = number },
        FacilityField.MaxMinutesPerWeek => _input with { MaxMinutesPerWeek = number },
        FacilityField.PersonMaxOpenBookings => _input with { PersonMaxOpenBookings = number },
        FacilityField.PersonMaxMinutesPerWeek => _input with { PersonMaxMinutesPerWeek = number },
        _ => _input,
    };

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            _outcome = await Flow.RunAsync(new FacilityChange.SetDefaults(_seen!, _input), Texts["DefaultsSaved"]);
            if (_outcome is FacilityOutcome.Saved)
            {
                _seen = _input;
            }
            else if (_outcome is FacilityOutcome.Stale)
            {
                await LoadAsync();
            }
        }
        finally
        {
            _isSaving = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5405, LogLevel.Warning, "The organisation's limits could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
