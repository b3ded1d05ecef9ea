using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration;

public sealed partial class ClosureForm
{
    private ClosureInput? _typed;
    private FacilityOutcome? _outcome;
    private bool _isSaving;

    [Inject] public required ChangeFlow Flow { get; init; }
    [Inject] public required FaultWords Words { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    /// <summary>The facility that it stands at; null where closures of many are made.</summary>
    [Parameter] public FacilitySheet? Sheet { get; set; }

    [Parameter, EditorRequired] public required FacilityChoices Choices { get; set; }
    [Parameter, EditorRequired] public required LocalDate Today { get; set; }
    [Parameter] public EventCallback OnChanged { get; set; }

    private ClosureInput Input => _typed ??= Fresh();

    private IReadOnlyList<FieldFault> Faults => _outcome is FacilityOutcome.Refused refused ? refused.Because : [];

    private IReadOnlyList<RuleSource> Scopes =>
        Sheet is null ? [RuleSource.Organisation, RuleSource.Place, RuleSource.Building]
        : Sheet.Fields.Building is null ? [RuleSource.Facility, RuleSource.Place]
        : [RuleSource.Facility, RuleSource.Building, RuleSource.Place];

    private ClosureInput Fresh()
    {
        var input = ClosureInput.Of(Sheet is null ? RuleSource.Organisation : RuleSource.Facility, Today);
        input.Place = Sheet?.Fields.Place ?? (Choices.Places is [var place, ..] ? place : null);
        input.Building = Sheet?.Fields.Building ?? (Choices.BuildingsOf(input.Place) is [var building, ..] ? building : null);
        return input;
    }

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            _outcome = await Flow.RunAsync(new FacilityChange.Close(Input.ToFields(Sheet?.Id)), Texts["ClosureAdded"]);
            if (_outcome is FacilityOutcome.Saved)
            {
                _typed = null;
                await OnChanged.InvokeAsync();
            }
        }
        finally
        {
            _isSaving = false;
        }
    }
}
