using BookingPortal.Accounts;
using BookingPortal.Components.Ui;
using BookingPortal.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace BookingPortal.Components.Bookings;

public sealed partial class PersonPicker : IDisposable
{
    private const int ShortestSearch = 2;

    /// <summary>No form has this id, so the field belongs to none: Enter chooses a person and does not send the booking.</summary>
    private const string NoForm = "b-for-nowhere";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly LatestCall _searching = new();
    private IReadOnlyList<PersonHit> _hits = [];
    private string _text = "";
    private string? _said;
    private int _active = -1;
    private bool _focusInput;
    private bool _mustChoose;
    private ElementReference _input;

    [Inject] public required IStringLocalizer<BookingTexts> Texts { get; init; }
    [Inject] public required TimeProvider Ticks { get; init; }

    /// <summary>Of the field; where two pickers can stand on one page each has its own.</summary>
    [Parameter] public string Id { get; set; } = "b-for";

    /// <summary>What the person is looked for; without it the booking is for that person.</summary>
    [Parameter] public string? Label { get; set; }

    [Parameter] public PersonHit? Person { get; set; }
    [Parameter] public EventCallback<PersonHit?> PersonChanged { get; set; }
    [Parameter, EditorRequired] public required Func<string, CancellationToken, Task<IReadOnlyList<PersonHit>>> Search { get; set; }

    /// <summary>Somebody began a name and chose nobody: whom the booking is for is not known.</summary>
    public bool IsUnfinished => Person is null && !string.IsNullOrWhiteSpace(_text);

    /// <summary>Says so, and puts the focus there.</summary>
    public async Task AskToChooseAsync()
    {
        _mustChoose = true;
        StateHasChanged();
        await _input.GiveFocusAsync();
    }

    /// <summary>Closes the list of answers; false where none is open.</summary>
    public bool CloseList()
    {
        var wasOpen = _hits.Count > 0;
        (_hits, _active, _said) = ([], -1, null);
        StateHasChanged();
        return wasOpen;
    }

    public void Dispose() => _searching.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusInput && Person is null)
        {
            _focusInput = false;
            await _input.GiveFocusAsync();
        }
    }

    private string ListId => Id + "-list";

    private string HintId => Id + "-hint";

    private string OptionId(int at) => $"{Id}-{at}";

    private async Task SearchAsync()
    {
        var cancel = _searching.Begin();
        var text = _text.Trim();
        (_hits, _active, _mustChoose) = ([], -1, false);
        _said = text.Length is 0 or >= ShortestSearch ? null : Texts["PersonMore"].Value;
        if (text.Length < ShortestSearch)
        {
            return;
        }

        try
        {
            await Task.Delay(Pause, Ticks, cancel);
            var hits = await Search(text, cancel);
            cancel.ThrowIfCancellationRequested();
            _hits = hits;
            _said = hits.Count switch
            {
                0 => Texts["PersonNone", text].Value,
                1 => Texts["PersonFoundOne"],
                _ => Texts["PersonFound", hits.Count],
            };
        }
        catch (OperationCanceledException)
        {
            // Somebody typed on.
        }
        catch (Exception fault) when (PostgresFaults.Of(fault) is not null || fault is UnauthorizedAccessException)
        {
            _said = Texts["PersonFailed"];
        }
    }

    private Task OnKeyAsync(KeyboardEventArgs pressed)
    {
        if (_hits.Count == 0)
        {
            return Task.CompletedTask;
        }

        switch (pressed.Key)
        {
            case "ArrowDown":
                _active = (_active + 1) % _hits.Count;
                break;
            case "ArrowUp":
                _active = _active <= 0 ? _hits.Count - 1 : _active - 1;
                break;
            case "Enter" when _active >= 0:
                return ChooseAsync(_hits[_active]);
        }

        return Task.CompletedTask;
    }

    private Task ChooseAsync(PersonHit person)
    {
        (_text, _hits, _active, _said) = ("", [], -1, null);
        return PersonChanged.InvokeAsync(person);
    }

    private Task ClearAsync()
    {
        _focusInput = true;
        return PersonChanged.InvokeAsync(null);
    }
}
