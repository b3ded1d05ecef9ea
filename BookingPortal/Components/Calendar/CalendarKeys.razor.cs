using BookingPortal.Components.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace BookingPortal.Components.Calendar;

/// <summary>The keys of the whole calendar that no grid takes (wwwroot-assets/js/calendar-keys.js), and the help that lists all keys.</summary>
public sealed partial class CalendarKeys : IAsyncDisposable
{
    private readonly ElementScript _script = new();
    private ElementReference _root;

    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required IJSRuntime Script { get; init; }
    [Inject] public required IStringLocalizer<CalendarTexts> Texts { get; init; }

    public ValueTask DisposeAsync() => _script.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _script.AttachAsync(Script, Assets["js/calendar-keys.js"], _root);
        }
    }

    private async Task OpenAsync()
    {
        var lettersOn = await _script.AskAsync<bool>("lettersOn");
        await Dialogs.OpenAsync<KeysHelp>(
            Texts["KeysHelp"],
            new Dictionary<string, object?>
            {
                [nameof(KeysHelp.LettersOn)] = lettersOn,
                [nameof(KeysHelp.OnLetters)] = (Func<bool, Task>)SetLettersAsync,
            },
            new UiDialogOptions { Width = "560px" });
    }

    private async Task SetLettersAsync(bool on) => await _script.TellAsync("setLetters", on);
}
