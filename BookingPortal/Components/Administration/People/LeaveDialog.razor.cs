using BookingPortal.Accounts;
using BookingPortal.Bookings;
using BookingPortal.Bookings.Leaving;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration.People;

/// <summary>Closes with a <see cref="FutureChoice"/>; dismissed, nothing is done.</summary>
public sealed partial class LeaveDialog
{
    private PersonPicker? _picker;
    private Choice _choice;
    private PersonHit? _heir;
    private string? _heirError;
    private string? _reason;
    private string? _reasonError;

    private enum Choice
    {
        Keep,
        Cancel,
        HandOver,
    }

    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required PeopleService People { get; init; }
    [Inject] public required RefusalWords Refusals { get; init; }
    [Inject] public required IStringLocalizer<PeopleTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter, EditorRequired] public required int PersonId { get; set; }

    /// <summary>How many bookings the choice is about.</summary>
    [Parameter] public int Count { get; set; }

    /// <summary>The person leaves now; else only the bookings are settled.</summary>
    [Parameter] public bool Leaves { get; set; }

    private string Verb => (Leaves, _choice) switch
    {
        (true, Choice.Keep) => "LeaveKeep",
        (true, Choice.Cancel) => "LeaveCancel",
        (true, _) => "LeaveHandOver",
        (_, Choice.Cancel) => "SettleCancel",
        _ => "SettleHandOver",
    };

    protected override void OnInitialized()
    {
        _choice = Leaves ? Choice.Keep : Choice.HandOver;
        _reason = Texts["ReasonLeft", Name];
    }

    private void Choose(Choice choice) => (_choice, _heirError, _reasonError) = (choice, null, null);

    private async Task SaveAsync()
    {
        _reasonError = _choice == Choice.Keep ? null : Refusals.Say(
            BookingRules.JudgeReason(string.IsNullOrWhiteSpace(_reason) ? null : _reason, isRequired: true), BookingField.Reason, FacilityClock.Of("UTC"), LocalDate.MinIsoValue);
        _heirError = _choice != Choice.HandOver ? null : _heir is null ? Texts["HeirMissing"].Value : _heir.Id == PersonId ? Texts["HeirIsTheSame"].Value : null;
        if (_heirError is not null && _heir is null && _picker is { IsUnfinished: true })
        {
            _heirError = null;
            await _picker.AskToChooseAsync();
        }
        else if (_heirError is null && _reasonError is null)
        {
            Dialogs.Close(_choice switch
            {
                Choice.Cancel => new FutureChoice.Cancel(_reason!.Trim()),
                Choice.HandOver => new FutureChoice.HandOver(_heir!.Id, _reason!.Trim()),
                _ => (FutureChoice)new FutureChoice.Keep(),
            });
        }
    }
}
