using BookingPortal.Components.Bookings;
using BookingPortal.Components.Layout;
using BookingPortal.Components.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.FindRoom;

public sealed partial class CommandPaletteHost : IDisposable
{
    private bool _isOpen;

    [Inject] public required CommandPaletteOpener Opener { get; init; }
    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required BookingDialogs Bookings { get; init; }
    [Inject] public required BookingUndo Undo { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required IStringLocalizer<FindRoomTexts> Texts { get; init; }

    public void Dispose() => Opener.Answer(null);

    // The dialogs have their place on the page only after it is drawn.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Opener.Answer(() => _ = InvokeAsync(OpenAsync));
        }
    }

    private async Task OpenAsync()
    {
        if (_isOpen)
        {
            return;
        }

        _isOpen = true;
        try
        {
            switch (await Dialogs.OpenAsync<CommandPalette, PaletteChoice>(Texts["PaletteTitle"], options: new UiDialogOptions { Width = "640px" }))
            {
                case PaletteChoice.Go go:
                    Navigation.NavigateTo(go.Uri);
                    break;
                case PaletteChoice.Book book when await Bookings.OpenAsync(book.Draft) is { } result:
                    Undo.Say(result, () => Task.CompletedTask);
                    break;
            }
        }
        finally
        {
            _isOpen = false;
        }
    }
}
