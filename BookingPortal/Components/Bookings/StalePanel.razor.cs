using BookingPortal.Bookings;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

public sealed partial class StalePanel
{
    private ElementReference _panel;
    private BookingSheet? _current;

    [Inject] public required BookingSheetService Sheets { get; init; }
    [Inject] public required MissedWords Missed { get; init; }
    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }

    [Parameter, EditorRequired] public required BookingOutcome.Stale Stale { get; set; }

    /// <summary>The booking as the person saw it.</summary>
    [Parameter, EditorRequired] public required BookingSheet Sheet { get; set; }

    [Parameter] public string? Message { get; set; }
    [Parameter] public bool IsBusy { get; set; }

    /// <summary>Throw away what was typed and show the booking as it stands now.</summary>
    [Parameter] public EventCallback<BookingSheet> OnTake { get; set; }

    /// <summary>Save what was typed over what stands now.</summary>
    [Parameter] public EventCallback<BookingSheet> OnKeep { get; set; }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _current = await Sheets.FindAsync(Sheet.Booking.Id);
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            // What happened is said; the ways on come with the next try.
        }
    }

    // The keyboard goes where the answer is: the next Tab reaches the first way on.
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? _panel.GiveFocusAsync() : Task.CompletedTask;
}
