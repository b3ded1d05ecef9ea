using System.Globalization;
using BookingPortal.Bookings;
using BookingPortal.Components.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Administration;

/// <summary>Closes with an <see cref="AffectedChoice"/>; dismissed, nothing is saved.</summary>
public sealed partial class AffectedDialog
{
    private const int Shown = 100;

    private ElementReference _field;
    private Instant _now;
    private bool _cancels;
    private string? _reason;
    private string? _error;

    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required SlotWords Slots { get; init; }
    [Inject] public required RefusalWords Refusals { get; init; }
    [Inject] public required DatabaseClock Clock { get; init; }
    [Inject] public required IStringLocalizer<AdministrationTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required AffectedList Affected { get; set; }

    private string Count => Affected.Bookings.Count.ToString("N0", CultureInfo.CurrentCulture);

    protected override async Task OnInitializedAsync() => _now = await Clock.NowAsync();

    private string Why(AffectedBooking booking) => string.Join(
        ' ', booking.Because.Select(one => Refusals.Say(one, booking.Clock, booking.Clock.DateOf(booking.Slot.Start))).Distinct());

    private async Task SaveAsync()
    {
        if (!_cancels)
        {
            Dialogs.Close(new AffectedChoice(Reason: null));
            return;
        }

        _error = Refusals.Say(BookingRules.JudgeReason(string.IsNullOrWhiteSpace(_reason) ? null : _reason, isRequired: true), BookingField.Reason, FacilityClock.Of("UTC"), LocalDate.MinIsoValue);
        if (_error is null)
        {
            Dialogs.Close(new AffectedChoice(_reason!.Trim()));
        }
        else
        {
            await _field.GiveFocusAsync();
        }
    }
}
