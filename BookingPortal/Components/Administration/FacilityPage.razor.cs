using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Administration;

/// <summary>One facility, or a new one. What somebody else has changed meanwhile is read out, and nothing typed is lost.</summary>
public sealed partial class FacilityPage
{
    private FieldsInput _input = new();
    private WeekInput _week = WeekInput.Usual();
    private FacilityFields _seen = new();
    private FacilitySheet? _sheet;
    private FacilityChoices? _choices;
    private DefaultsFields? _defaults;
    private FacilityOutcome? _outcome;
    private FacilityOutcome? _useOutcome;
    private int? _loaded;
    private bool _isMissing;
    private bool _isSaving;
    private bool _failed;

    [Inject] public required FacilityReader Facilities { get; init; }
    [Inject] public required ChangeFlow Flow { get; init; }
    [Inject] public required FaultWords Words { get; init; }
    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }
    [Inject] public required ILogger<FacilityPage> Logger { get; init; }

    [Parameter] public int? Id { get; set; }

    private bool IsNew => Id is null;

    private string Title => IsNew ? Texts["NewFacilityTitle"] : _sheet?.Fields.Name ?? Texts["FacilitiesTitle"];

    private IReadOnlyList<FieldFault> Faults => _outcome is FacilityOutcome.Refused refused ? refused.Because : [];

    protected override async Task OnParametersSetAsync()
    {
        if (_choices is null || _loaded != Id)
        {
            (_input, _week, _sheet, _outcome, _useOutcome, _isMissing) = (new FieldsInput(), WeekInput.Usual(), null, null, null, false);
            await LoadAsync();
        }
    }

    /// <summary>Reads it as it stands. What is typed stays, unless nothing has been typed since it was last read.</summary>
    private async Task LoadAsync()
    {
        try
        {
            var choices = await Facilities.ChoicesAsync();
            var defaults = await Facilities.DefaultsAsync();
            var sheet = Id is { } id ? await Facilities.FindAsync(id) : null;

            // Shown together: an editor that fills itself a moment later takes away what was typed.
            (_choices, _defaults) = (choices, defaults);
            if (Id is not null)
            {
                _isMissing = sheet is null;
                if (sheet is not null)
                {
                    var isUntouched = _sheet is null || FieldValues.Differences(_seen.Values(), _input.ToFields().Values()).Count == 0;
                    (_sheet, _seen) = (sheet, sheet.Fields);
                    _input = isUntouched ? FieldsInput.Of(sheet.Fields) : _input;
                }
            }

            (_loaded, _failed) = (Id, false);
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            Log.NotRead(Logger, fault);
            _failed = true;
        }
    }

    private Task SaveAsync() => OnceAsync(async () =>
    {
        var wanted = _input.ToFields();
        FacilityChange change = Id is { } id ? new FacilityChange.Edit(id, _seen, wanted) : new FacilityChange.Add(wanted, _week.ToWeek());
        _outcome = await Flow.RunAsync(change, Texts[IsNew ? "FacilityAdded" : "FacilitySaved", wanted.Name]);
        switch (_outcome)
        {
            case FacilityOutcome.Saved added when IsNew:
                Navigation.NavigateTo($"facilities/{added.Id}");
                break;
            case FacilityOutcome.Saved:
                _input = FieldsInput.Of(wanted);
                _seen = wanted;
                await LoadAsync();
                break;
            case FacilityOutcome.Stale:
                await LoadAsync();
                break;
        }
    });

    private Task RetireAsync() => OnceAsync(async () =>
    {
        if (await Dialogs.OpenAsync<RetireDialog, bool>(Texts["RetireHeading"], new Dictionary<string, object?> { [nameof(RetireDialog.Name)] = _seen.Name }))
        {
            _useOutcome = await Flow.RunAsync(new FacilityChange.Retire(_sheet!.Id), Texts["FacilityRetired", _seen.Name]);
            await LoadAsync();
        }
    });

    private Task BringBackAsync() => OnceAsync(async () =>
    {
        _useOutcome = await Flow.RunAsync(new FacilityChange.BringBack(_sheet!.Id), Texts["FacilityBack", _seen.Name]);
        await LoadAsync();
    });

    private async Task OnceAsync(Func<Task> act)
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            await act();
        }
        finally
        {
            _isSaving = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5403, LogLevel.Warning, "A facility could not be read")]
        public static partial void NotRead(ILogger logger, Exception fault);
    }
}
