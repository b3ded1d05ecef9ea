using BookingPortal.Facilities;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration;

/// <summary>The hours of one facility: those of now, those that are planned, and the week that is being written.</summary>
public sealed partial class HoursCard
{
    private WeekInput _week = new();
    private DateOnly _from;
    private FacilitySheet? _shown;
    private FacilityOutcome? _outcome;
    private bool _isSaving;

    [Inject] public required ChangeFlow Flow { get; init; }
    [Inject] public required FaultWords Words { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required FacilitySheet Sheet { get; set; }

    /// <summary>Hours were saved, or somebody else's were read: the sheet is to be read again.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private IReadOnlyList<FieldFault> Faults => _outcome is FacilityOutcome.Refused refused ? refused.Because : [];

    protected override void OnParametersSet()
    {
        if (_shown is null)
        {
            _week = WeekInput.Of(Sheet.Weeks is [var latest, ..] ? latest.Windows : []);
            _from = Sheet.Today.ToDateOnly();
        }

        _shown = Sheet;
    }

    private void Show(PlannedWeek week)
    {
        (_week, _from, _outcome) = (WeekInput.Of(week.Windows), week.From.ToDateOnly(), null);
    }

    private async Task SaveAsync(LocalDate from, IReadOnlyList<WeekWindow> week)
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        try
        {
            var seen = Sheet.Weeks.FirstOrDefault(one => one.From == from)?.Windows ?? [];
            _outcome = await Flow.RunAsync(new FacilityChange.SetHours(Sheet.Id, from, seen, week), Texts["HoursSaved"]);
            if (_outcome is FacilityOutcome.Saved or FacilityOutcome.Stale)
            {
                await OnChanged.InvokeAsync();
            }
        }
        finally
        {
            _isSaving = false;
        }
    }
}
