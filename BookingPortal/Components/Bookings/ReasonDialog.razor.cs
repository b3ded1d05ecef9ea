using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>Closes with the reason, as text.</summary>
public sealed partial class ReasonDialog
{
    private ElementReference _field;
    private string? _reason;
    private string? _error;

    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required RefusalWords Words { get; init; }
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    /// <summary>What the booking is called.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter, EditorRequired] public required string When { get; set; }
    [Parameter, EditorRequired] public required string Owner { get; set; }

    /// <summary>What the button does, in words.</summary>
    [Parameter, EditorRequired] public required string Verb { get; set; }

    private async Task SendAsync()
    {
        _error = Words.Say(BookingRules.JudgeReason(_reason, isRequired: true), BookingField.Reason, FacilityClock.Of("UTC"), LocalDate.MinIsoValue);
        if (_error is null)
        {
            Dialogs.Close(_reason);
        }
        else
        {
            await _field.GiveFocusAsync();
        }
    }
}
