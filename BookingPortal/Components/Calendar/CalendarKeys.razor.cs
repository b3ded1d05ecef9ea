using BookingPortal.Components.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Calendar;

/// <summary>The keys of the whole calendar that no grid takes (wwwroot-assets/js/calendar-keys.js), and the help that lists all keys.</summary>
public sealed partial class CalendarKeys : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _script;

    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required IJSRuntime Script { get; init; }
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("detach", _root);
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the script with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/calendar-keys.js"]);
            await _script.InvokeVoidAsync("attach", _root);
        }
    }

    private async Task OpenAsync()
    {
        if (_script is null)
        {
            return;
        }

        var lettersOn = await _script.InvokeAsync<bool>("lettersOn");
        await Dialogs.OpenAsync<KeysHelp>(
            Texts["KeysHelp"],
            new Dictionary<string, object?>
            {
                [nameof(KeysHelp.LettersOn)] = lettersOn,
                [nameof(KeysHelp.OnLetters)] = (Func<bool, Task>)SetLettersAsync,
            },
            new UiDialogOptions { Width = "560px" });
    }

    private async Task SetLettersAsync(bool on) => await _script!.InvokeVoidAsync("setLetters", on);
}
