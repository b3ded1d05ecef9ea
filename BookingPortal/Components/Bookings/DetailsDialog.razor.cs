using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace BookingPortal.Components.Bookings;

/// <summary>Closes with what somebody chose to do (<see cref="ChosenAct"/>); <see cref="BookingDialogs"/> does it.</summary>
public sealed partial class DetailsDialog
{
    private bool _showsHistory;

    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required SlotWords Slots { get; init; }
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required BookingSheet Sheet { get; set; }

    /// <summary>Opens with the history unfolded.</summary>
    [Parameter] public bool WithHistory { get; set; }

    private BookingDetails Booking => Sheet.Booking;

    private FacilityClock Clock => Sheet.Room.Clock;

    private bool IsPending => Booking.Status == BookingStatus.Pending;

    protected override void OnInitialized() => _showsHistory = WithHistory;

    private string Zone(FacilityClock clock) => Texts["ZoneShort", TimeWords.City(clock), TimeWords.Offset(Booking.Slot.Start, clock)];

    private void Choose(BookingAct act, Duration by = default) => Dialogs.Close(new ChosenAct(act, by));
}
