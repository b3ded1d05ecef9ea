using BookingPortal.Components.Ui;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.FindRoom;

public sealed partial class CommandPalette : IDisposable
{
    /// <summary>Typing settles before anything is asked.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(150);

    private readonly LatestCall _searching = new();
    private PaletteAnswer _answer = PaletteAnswer.Nothing;
    private IReadOnlyList<PaletteEntry> _entries = [];
    private ElementReference _input;
    private string _text = "";
    private string? _answered;
    private int _active = -1;
    private bool _failed;

    [Inject] public required PaletteSearch Palette { get; init; }
    [Inject] public required UiDialogs Dialogs { get; init; }
    [Inject] public required TimeProvider Ticks { get; init; }
    [Inject] public required IStringLocalizer<FindRoomTexts> Texts { get; init; }

    private string Status => this switch
    {
        { _failed: true } => Texts["FailedText"],
        { _answer.NotUnderstood.Count: > 0 } => Texts["NotUnderstood", string.Join(", ", _answer.NotUnderstood.Select(words => Texts["Quoted", words].Value))],
        { _answered: null } or { _text.Length: 0 } => Texts["PaletteHelp"],
        { _entries.Count: 0 } => Texts["PaletteNothing", _answered],
        { _entries.Count: 1 } => Texts["PaletteOne"],
        _ => Texts["PaletteMany", _entries.Count],
    };

    public void Dispose() => _searching.Dispose();

    protected override Task OnInitializedAsync() => AnswerAsync(TimeSpan.Zero);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _input.GiveFocusAsync();
        }
    }

    private static string OptionId(int at) => $"palette-{at}";

    private int IndexOf(PaletteEntry entry)
    {
        for (var at = 0; at < _entries.Count; at++)
        {
            if (ReferenceEquals(_entries[at], entry))
            {
                return at;
            }
        }

        return -1;
    }

    private Task SearchAsync() => AnswerAsync(Settled);

    private async Task AnswerAsync(TimeSpan pause)
    {
        // Without a pause in between: two letters must not stop each other half way.
        var (cancel, text) = (_searching.Begin(), _text);
        try
        {
            await Task.Delay(pause, Ticks, cancel);
            var answer = await Palette.AnswerAsync(text, cancel);
            cancel.ThrowIfCancellationRequested();
            (_answer, _answered, _failed) = (answer, text, false);
            _entries = [.. answer.Groups.SelectMany(group => group.Entries)];
            _active = _entries.Count > 0 ? 0 : -1;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Somebody typed on, or the dialog closed.
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            (_answer, _entries, _active, _failed) = (PaletteAnswer.Nothing, [], -1, true);
        }
    }

    private async Task OnKeyAsync(KeyboardEventArgs pressed)
    {
        switch (pressed.Key)
        {
            case "ArrowDown" when _entries.Count > 0:
                _active = (_active + 1) % _entries.Count;
                break;
            case "ArrowUp" when _entries.Count > 0:
                _active = _active <= 0 ? _entries.Count - 1 : _active - 1;
                break;
            case "Enter" when !pressed.IsComposing:
                // Whoever types and presses Enter at once means the answer to what stands there.
                if (_answered != _text)
                {
                    await AnswerAsync(TimeSpan.Zero);
                }

                if (_active >= 0 && _answered == _text)
                {
                    Choose(_entries[_active]);
                }

                break;
        }
    }

    private void Choose(PaletteEntry entry) => Dialogs.Close(entry.Choice);
}
